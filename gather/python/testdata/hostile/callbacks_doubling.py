# ends: limit
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def twice():
        loop.call_soon(twice)  # here
        loop.call_soon(twice)  # here

    twice()
    await asyncio.sleep(1)  # here


asyncio.run(main())
