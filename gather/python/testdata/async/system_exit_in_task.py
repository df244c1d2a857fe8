import asyncio


async def leaving():
    await asyncio.sleep(1)
    print("leaving")
    raise SystemExit(5)


async def main():
    task = asyncio.create_task(leaving())
    try:
        await asyncio.sleep(20)
    except asyncio.CancelledError:
        print("main cancelled")
        raise


asyncio.run(main())
print("never")
