import asyncio

balance = 0


async def deposit(amount):
    global balance
    seen = balance
    await asyncio.sleep(0.1)
    balance = seen + amount


async def safe_deposit(amount):
    global balance
    await asyncio.sleep(0.1)
    balance += amount


async def main():
    global balance
    await asyncio.gather(*(deposit(10) for _ in range(5)))
    print("read, await, write:", balance)
    balance = 0
    await asyncio.gather(*(safe_deposit(10) for _ in range(5)))
    print("no await in between:", balance)


asyncio.run(main())
