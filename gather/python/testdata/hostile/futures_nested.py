# ends: finished
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for _ in range(20_000):
        outer = asyncio.get_running_loop().create_future()
        outer.set_result(future)
        future = outer
    repr(future)


asyncio.run(main())
