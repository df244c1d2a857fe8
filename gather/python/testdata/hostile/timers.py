# ends: limit
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    while True:
        loop.call_later(10, print)  # here


asyncio.run(main())
