import asyncio


async def call(name, result=None, delay=3, *, fail=False):
    print("calling", name)
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(f"{name} failed")
    return result


async def main():
    print(await asyncio.gather(call("a"), call("b", 2), call("c", delay=1, result=3), call(name="d", delay=0)))
    print(await asyncio.gather(call("e", fail=True), call("f", 5), return_exceptions=True))


asyncio.run(main())
