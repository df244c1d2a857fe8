import asyncio

from station import ask


async def main():
    answers = await asyncio.gather(ask("Oslo"), ask("Rome"), ask("Lima"), return_exceptions=True)
    for answer in answers:
        if isinstance(answer, ConnectionError):
            print("no forecast:", answer)
    await asyncio.sleep(3)  # there is more to do
    print("have a nice day")


asyncio.run(main())
