import asyncio

from station import ask


async def main():
    answers = await asyncio.gather(ask("north"), ask("south"), ask("west"))
    print(answers[0])
    await asyncio.sleep(4)  # there is more to do
    print("have a nice day")


asyncio.run(main())
