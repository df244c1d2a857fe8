import asyncio


async def work(name):
    print(name, "starts")
    await asyncio.sleep(1)
    return name


async def main():
    group = asyncio.gather(work("a"), work("b"))
    print("gather called, nothing started yet", group.done())
    await asyncio.sleep(0)
    print("running, and not awaited yet")
    await asyncio.sleep(2)
    print("finished, and not awaited yet", group.done(), group.result())
    print(await group, asyncio.get_running_loop().time())


asyncio.run(main())
