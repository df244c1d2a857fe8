import asyncio


async def background(name, cleanup):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(cleanup)
        print(name, "cleaned up at", asyncio.get_running_loop().time())
        raise
    finally:
        print(name, "finally")


async def main():
    task = asyncio.create_task(background("logger", 2))
    await asyncio.sleep(1)
    print("main ends", task.done())


asyncio.run(main())
print("after run")
