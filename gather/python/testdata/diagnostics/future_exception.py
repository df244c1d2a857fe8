import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(ValueError("dropped"))
    future = None
    print("dropped")
    seen = loop.create_future()
    seen.set_exception(ValueError("seen"))
    seen.exception()
    seen = None
    print("nothing")
    futures = [loop.create_future() for _ in range(3)]
    for number, future in enumerate(futures):
        future.set_exception(ValueError(number))
    del futures[1]
    print("the variable still refers to the last one")
    futures.clear()
    print("cleared")
    future = loop.create_future()
    print("rebound")
    cancelled = loop.create_future()
    cancelled.cancel()
    cancelled = None


asyncio.run(main())
