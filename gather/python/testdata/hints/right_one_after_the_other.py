import asyncio


async def connect():
    await asyncio.sleep(1)
    return "connection"


async def log_in(connection):
    await asyncio.sleep(1)
    return connection + ", logged in"


async def attempt(n):
    await asyncio.sleep(n)
    return n > 1


async def close():
    await asyncio.sleep(0.5)


async def main():
    connection = await connect()
    session = await log_in(connection)
    print(session)
    for n in range(3):
        if await attempt(n):
            break
    await log_in(session)
    await close()
    first = asyncio.create_task(attempt(1))
    second = asyncio.create_task(attempt(2))
    print(await first, await second)


asyncio.run(main())
