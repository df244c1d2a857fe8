import asyncio


async def fails():
    await asyncio.sleep(1)
    raise RuntimeError("boom")


async def sibling():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise


async def main():
    try:
        await asyncio.gather(sibling(), fails())
    except RuntimeError as error:
        print("caught", error)
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
