import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "gave up")
        raise


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(name, lock), name=name) for name in "abcd"]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), asyncio.get_running_loop().time())


asyncio.run(main())
