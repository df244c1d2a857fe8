# A call of an asynchronous generator's method that is not awaited is warned of, and so asks the loop to close the generator.
import asyncio


async def numbers():
    yield 1


async def main():
    generator = numbers()
    generator.aclose()
    step = generator.asend(None)
    step = None
    generator.athrow(ValueError)
    anext(generator)
    try:
        await generator.asend(5)
    except TypeError as error:
        print(error)
    del generator
    await asyncio.sleep(1)


asyncio.run(main())
