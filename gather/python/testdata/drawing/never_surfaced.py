"""A second exception that gather does not hand on, and a task that nobody asks."""
import asyncio


async def fails(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def main():
    forgotten = asyncio.create_task(fails(0.2, RuntimeError("forgotten")))
    try:
        await asyncio.gather(fails(0.4, KeyError("first")), fails(0.7, IndexError("second")))
    except KeyError:
        print("one of them")
    await asyncio.sleep(1)
    print(forgotten.done())


asyncio.run(main())
