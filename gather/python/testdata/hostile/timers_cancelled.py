# ends: limit
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    while True:  # here
        loop.call_later(10, print).cancel()  # here


asyncio.run(main())
