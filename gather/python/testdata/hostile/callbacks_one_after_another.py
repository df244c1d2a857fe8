# ends: limit
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def again():
        loop.call_soon(again)  # here

    again()
    await asyncio.sleep(1)  # here


asyncio.run(main())
