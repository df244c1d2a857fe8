import asyncio


class Stop(BaseException):
    pass


async def raises(error):
    raise error


async def main():
    print(await asyncio.gather(raises(Stop("own")), raises(GeneratorExit()), raises(StopAsyncIteration()), return_exceptions=True))
    try:
        await asyncio.gather(raises(Stop("raised")))
    except BaseException as error:
        print(repr(error), isinstance(error, Exception))


asyncio.run(main())
