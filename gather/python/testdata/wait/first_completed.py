import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    tasks = {asyncio.create_task(work(n)) for n in (2, 1)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), done.pop().result(), len(pending), asyncio.get_running_loop().time())
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))
    ties = [asyncio.create_task(work(1)) for _ in range(3)]
    done, pending = await asyncio.wait(ties, return_when=asyncio.FIRST_COMPLETED)
    print("all that ended in the same instant:", len(done), len(pending))


asyncio.run(main())
