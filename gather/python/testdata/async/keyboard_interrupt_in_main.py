import asyncio


async def other():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("other cancelled")
        raise


async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(1)
    raise KeyboardInterrupt


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
asyncio.run(main())
