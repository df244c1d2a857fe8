# Whoever waits for a gather that was cancelled is given the same exception: its traceback is that of the last one.
import asyncio

shared = []


async def awaits_shared():
    await shared[0]


async def makes_shared():
    outer = asyncio.gather(asyncio.shield(awaits_shared()), return_exceptions=True)
    shared.append(outer)
    asyncio.get_running_loop().call_later(0.5, outer.cancel)
    await outer


async def main():
    print(await asyncio.gather(makes_shared(), asyncio.sleep(0.7)))


try:
    asyncio.run(main())
except asyncio.CancelledError:
    import traceback

    traceback.print_exc()
