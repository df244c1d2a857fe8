import asyncio

balance = 100


async def withdraw(amount, seconds, teller):
    global balance
    async with teller:
        seen = balance
        await asyncio.sleep(seconds)
        balance = seen - amount
    print(f"took {amount}, {balance} left")


async def main():
    teller = asyncio.Lock()
    await asyncio.gather(withdraw(30, 1, teller), withdraw(50, 2, teller))
    print("balance:", balance)


asyncio.run(main())
