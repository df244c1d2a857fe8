import asyncio

balance = 100


async def withdraw(amount, seconds):
    global balance
    seen = balance
    await asyncio.sleep(seconds)
    balance = seen - amount
    print(f"took {amount}, {balance} left")


async def main():
    await asyncio.gather(withdraw(30, 1), withdraw(50, 2))
    print("balance:", balance)


asyncio.run(main())
