"""What methods of asynchronous generators do once these have ended."""

import asyncio


async def numbers(n):
    for i in range(n):
        yield i


async def main():
    for error in (ValueError, GeneratorExit, StopAsyncIteration, KeyError("k")):
        g = numbers(0)
        print(await anext(g, "none"))
        print(await g.athrow(error))
        print(await g.aclose())
    g = numbers(2)
    print(await anext(g))
    await g.aclose()
    print(await g.athrow(ValueError))
    g = numbers(2)
    try:
        print(await g.athrow(ValueError("first")))
    except ValueError as e:
        print(repr(e))
    print(await g.athrow(ValueError))
    g = numbers(2)
    await anext(g)
    try:
        await g.athrow(GeneratorExit)
    except BaseException as e:
        print(repr(e))
    print(await g.athrow(GeneratorExit))


asyncio.run(main())
