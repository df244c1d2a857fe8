import asyncio


async def leaves():
    await asyncio.sleep(1)
    raise SystemExit(9)


async def sibling():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    try:
        await asyncio.gather(leaves(), sibling())
    except BaseException as error:
        print("main got", repr(error))


asyncio.run(main())
