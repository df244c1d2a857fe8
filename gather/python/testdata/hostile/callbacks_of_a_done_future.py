# ends: limit
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(None)

    def again(future):
        future.add_done_callback(again)  # here

    future.add_done_callback(again)
    await asyncio.sleep(1)  # here


asyncio.run(main())
