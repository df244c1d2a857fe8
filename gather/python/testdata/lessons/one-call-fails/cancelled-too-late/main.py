import asyncio

from station import ask


async def main():
    forecast = asyncio.gather(ask("Oslo"), ask("Rome"), ask("Lima"))
    try:
        print(await forecast)
    except ConnectionError as error:
        print("no forecast:", error)
        forecast.cancel()
    await asyncio.sleep(3)  # there is more to do
    print("have a nice day")


asyncio.run(main())
