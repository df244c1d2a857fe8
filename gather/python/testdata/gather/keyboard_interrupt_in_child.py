import asyncio


async def interrupted():
    await asyncio.sleep(1)
    raise KeyboardInterrupt


async def main():
    try:
        await asyncio.gather(interrupted(), return_exceptions=True)
    except BaseException as error:
        print("main got", repr(error))
        raise


asyncio.run(main())
