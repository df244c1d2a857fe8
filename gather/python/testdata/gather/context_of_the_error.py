import asyncio


async def fails():
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("translated") from error


async def main():
    try:
        await asyncio.gather(fails())
    except ValueError:
        raise RuntimeError("main gave up")


asyncio.run(main())
