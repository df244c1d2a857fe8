import asyncio


async def racer(n, barrier):
    await asyncio.sleep(n)
    position = await barrier.wait()
    print(n, "released at", asyncio.get_running_loop().time(), position)
    return position


async def main():
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(racer(n, barrier) for n in (1, 2, 3)))))
    task = asyncio.create_task(racer(0, barrier))
    await asyncio.sleep(0.5)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print("broken", error, barrier.broken)


asyncio.run(main())
