import asyncio

from station import ask


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            calls = [group.create_task(ask(city)) for city in ("Oslo", "Rome", "Lima")]
        print(*(call.result() for call in calls))
    except* ConnectionError as errors:
        print("no forecast:", errors.exceptions[0])
    await asyncio.sleep(3)  # there is more to do
    print("have a nice day")


asyncio.run(main())
