import asyncio


async def leaves():
    await asyncio.sleep(1)
    raise SystemExit(9)


async def main():
    try:
        await asyncio.gather(leaves())
    except BaseException as error:
        print("main got", repr(error))
        raise


asyncio.run(main())
