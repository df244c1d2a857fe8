import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i


async def double(x):
    await asyncio.sleep(1)
    return x * 2


async def main():
    loop = asyncio.get_running_loop()
    print([x async for x in numbers(3)], {x async for x in numbers(2)}, {x: -x async for x in numbers(2)})
    print([x async for x in numbers(6) if x % 2], round(loop.time(), 6))
    print([await double(x) for x in range(2)], round(loop.time(), 6))
    generator = (x * 10 async for x in numbers(3))
    print(type(generator).__name__, [x async for x in generator])
    print([[y async for y in numbers(x)] for x in range(3)])
    print([await double(x) async for x in numbers(2) if await double(x) > 0])
    print(await asyncio.gather(*[double(x) for x in range(3)]), sum([x async for x in numbers(4)]))


asyncio.run(main())
