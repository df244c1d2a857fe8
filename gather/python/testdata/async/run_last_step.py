import asyncio


async def started_too_late():
    print("its first step still runs")
    await asyncio.sleep(0)
    print("never reached")


async def quick():
    print("a whole quick coroutine runs")


async def main():
    first = asyncio.create_task(started_too_late())
    second = asyncio.create_task(quick())
    print("main ends")


asyncio.run(main())
