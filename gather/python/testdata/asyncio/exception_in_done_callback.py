import asyncio


def fails(future):
    raise ValueError(future.result())


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(fails)
    future.set_result(5)
    await asyncio.sleep(0)
    print("goes on")
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"]), sorted(context)))
    future.add_done_callback(fails)
    await asyncio.sleep(0)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


asyncio.run(main())
