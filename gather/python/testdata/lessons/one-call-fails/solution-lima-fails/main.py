import asyncio

from station import ask


async def main():
    calls = [asyncio.create_task(ask(city)) for city in ("Oslo", "Rome", "Lima")]
    try:
        print(await asyncio.gather(*calls))
    except ConnectionError as error:
        print("no forecast:", error)
        for call in calls:
            call.cancel()
    await asyncio.sleep(3)  # there is more to do
    print("have a nice day")


asyncio.run(main())
