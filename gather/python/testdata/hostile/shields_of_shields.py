# ends: limit
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    while True:  # here
        future = asyncio.shield(future)  # here


asyncio.run(main())
