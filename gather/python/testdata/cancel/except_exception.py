import asyncio


async def careless():
    while True:
        try:
            await asyncio.sleep(1)
            print("tick")
        except Exception:
            print("never: CancelledError is a BaseException")


async def bare():
    try:
        await asyncio.sleep(10)
    except:
        print("a bare except catches it")


async def main():
    task = asyncio.create_task(careless())
    other = asyncio.create_task(bare())
    await asyncio.sleep(2.5)
    task.cancel()
    other.cancel()
    print(await asyncio.gather(task, other, return_exceptions=True))
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))


asyncio.run(main())
