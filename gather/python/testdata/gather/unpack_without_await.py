import asyncio


async def work(n):
    return n


async def main():
    group = asyncio.gather(work(1), work(2))
    try:
        print(group[0])
    except TypeError as error:
        print(error)
    print(await group)
    a, b = asyncio.gather(work(1), work(2))


asyncio.run(main())
