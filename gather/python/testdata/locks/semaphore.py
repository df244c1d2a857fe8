import asyncio

running = 0


async def work(n, gate):
    global running
    async with gate:
        running += 1
        print(f"{asyncio.get_running_loop().time():g}: {n} runs, {running} at once")
        await asyncio.sleep(1 + n % 2)
        running -= 1


async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(work(n, gate) for n in range(5)))
    print(gate.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
