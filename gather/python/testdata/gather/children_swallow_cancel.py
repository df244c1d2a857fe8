import asyncio


async def work():
    await asyncio.sleep(10)


async def swallower():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "swallowed"


async def main():
    for children in ([swallower, swallower], [work, swallower], [swallower, work]):
        for return_exceptions in (False, True):
            group = asyncio.gather(*(child() for child in children), return_exceptions=return_exceptions)
            await asyncio.sleep(1)
            group.cancel("M")
            try:
                print(await group)
            except asyncio.CancelledError as error:
                print([child.__name__ for child in children], return_exceptions, repr(error))


asyncio.run(main())
