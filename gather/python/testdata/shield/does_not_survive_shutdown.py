import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("asyncio.run cancels the inner task itself")
        raise


async def main():
    shielded = asyncio.shield(work())
    await asyncio.sleep(1)
    print("main ends", shielded.done())


asyncio.run(main())
