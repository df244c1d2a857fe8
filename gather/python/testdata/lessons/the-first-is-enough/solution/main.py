import asyncio

from station import ask


async def main():
    calls = [asyncio.create_task(ask(name)) for name in ("north", "south", "west")]
    done, pending = await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
    print(done.pop().result())
    for call in pending:
        call.cancel()
    await asyncio.sleep(4)  # there is more to do
    print("have a nice day")


asyncio.run(main())
