# ends: uncaught
import asyncio


async def stubborn():
    while True:
        try:
            yield 1
        except BaseException:
            pass


async def main():
    generator = stubborn()
    await anext(generator)
    await generator.aclose()


asyncio.run(main())
