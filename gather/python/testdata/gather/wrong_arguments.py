import asyncio


async def work(name):
    print(name, "runs all the same")
    return name


async def main():
    for wrong in (5, None, "text", (1, 2), work, print):
        try:
            asyncio.gather(wrong)
        except TypeError as error:
            print(type(wrong).__name__, "->", error)
    for wrong in ([asyncio.sleep(0)], {}, {1}):
        try:
            asyncio.gather(wrong)
        except TypeError as error:
            print(type(wrong).__name__, "->", error)
        if isinstance(wrong, list):
            await wrong[0]
    for attempt in (lambda: asyncio.gather(*5), lambda: asyncio.gather(return_exception=True), lambda: asyncio.gather(loop=None)):
        try:
            attempt()
        except TypeError as error:
            print(error)
    try:
        asyncio.gather(work("first"), 5)
    except TypeError as error:
        print(error)
    await asyncio.sleep(1)


asyncio.run(main())
