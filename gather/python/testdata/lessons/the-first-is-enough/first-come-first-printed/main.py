import asyncio

from station import ask


async def main():
    calls = [ask(name) for name in ("north", "south", "west")]
    for first in asyncio.as_completed(calls):
        print(await first)
        break
    await asyncio.sleep(4)  # there is more to do
    print("have a nice day")


asyncio.run(main())
