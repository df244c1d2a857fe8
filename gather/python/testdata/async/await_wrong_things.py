import asyncio


async def main():
    for thing in (5, [1], "text", None, main, print):
        try:
            await thing
        except TypeError as error:
            print(error)
    try:
        with asyncio.timeout(1):
            pass
    except TypeError as error:
        print(error)
    try:
        async with 5:
            pass
    except TypeError as error:
        print(error)
    try:
        async for x in [1]:
            pass
    except TypeError as error:
        print(error)
    try:
        for x in agen():
            pass
    except TypeError as error:
        print(error)
    coroutine = asyncio.sleep(0)
    for attempt in (lambda: len(coroutine), lambda: coroutine[0], lambda: list(coroutine), lambda: coroutine + 1):
        try:
            attempt()
        except TypeError as error:
            print(error)
    await coroutine
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)


async def agen():
    yield 1


asyncio.run(main())
