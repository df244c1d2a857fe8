import asyncio

from station import ask


async def main():
    try:
        print(await asyncio.gather(ask("Oslo"), ask("Rome"), ask("Lima")))
    except ConnectionError as error:
        print("no forecast:", error)
    await asyncio.sleep(3)  # there is more to do
    print("have a nice day")


asyncio.run(main())
