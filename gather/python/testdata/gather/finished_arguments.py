import asyncio


async def work(n):
    return n


async def fails():
    raise ValueError("done before")


async def main():
    loop = asyncio.get_running_loop()
    a, b = asyncio.create_task(work(1)), asyncio.create_task(work(2))
    broken = asyncio.create_task(fails())
    await asyncio.sleep(0)
    loop.call_soon(print, "the loop turned")
    everything = asyncio.gather(a, b)
    print("done at once:", everything.done(), await everything)
    mixed = asyncio.gather(a, asyncio.sleep(1, "slow"))
    print("one is pending:", mixed.done())
    print(await mixed)
    failed = asyncio.gather(a, broken, asyncio.sleep(9))
    print("failed at once:", failed.done(), repr(failed.exception()))
    print(await asyncio.gather(broken, a, return_exceptions=True))


asyncio.run(main())
