import asyncio


async def leaf(n):
    print("leaf starts", n)
    await asyncio.sleep(n)
    print("leaf ends", n)
    return n * 10


async def middle(n):
    value = await leaf(n)
    return value + await leaf(n / 2)


async def plain():
    return "no suspension"


async def main():
    print(await middle(1))
    print(await plain())
    coroutine = leaf(0.25)
    print(type(coroutine).__name__, coroutine.__name__)
    print(await coroutine, asyncio.get_running_loop().time())
    return "result of run"


print(asyncio.run(main()))
