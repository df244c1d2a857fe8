import asyncio


async def descend(n):
    if n == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await descend(n - 1)


async def endless(n):
    return await endless(n + 1)


async def main():
    print(await descend(300))
    try:
        await endless(0)
    except RecursionError as error:
        print(type(error).__name__)
    print(await asyncio.gather(descend(10), descend(100)))


asyncio.run(main())
