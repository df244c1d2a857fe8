import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("while cleaning up")


async def main():
    task = asyncio.create_task(slow())
    done, pending = await asyncio.wait([task], timeout=1)
    print(len(done), len(pending))
    for t in pending:
        t.cancel()
    await asyncio.sleep(0.1)
    print("not reported while the set refers to it")
    pending = None
    t = None
    task = None
    print("now it is")
    try:
        await asyncio.wait_for(slow(), 1)
    except ValueError as error:
        print("came out:", error)


asyncio.run(main())
