# ends: limit
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def storm():
        loop.call_later(0.001, storm)  # here
        loop.call_later(0.001, storm)  # here

    storm()
    await asyncio.sleep(3600)  # here


asyncio.run(main())
