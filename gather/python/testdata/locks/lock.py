import asyncio

balance = 0


async def deposit(lock, amount):
    global balance
    async with lock:
        seen = balance
        await asyncio.sleep(0.1)
        balance = seen + amount
        print("deposited", amount, "at", round(asyncio.get_running_loop().time(), 3))


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(deposit(lock, n) for n in (1, 2, 3)))
    print(balance, lock.locked())
    await lock.acquire()
    print(lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
