import asyncio


async def wrong():
    raise StopIteration("x")


async def exits():
    raise GeneratorExit("y")


async def main():
    try:
        await wrong()
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    print(await asyncio.gather(wrong(), return_exceptions=True))
    print(await asyncio.gather(exits(), return_exceptions=True))


asyncio.run(main())
