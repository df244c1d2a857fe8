import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a, b, c = (loop.create_future() for _ in range(3))
    group = asyncio.gather(a, b, c)
    group.add_done_callback(lambda g: print("gather is done"))
    b.set_result(2)
    await asyncio.sleep(0)
    print(group.done())
    a.set_result(1)
    c.set_result(3)
    await asyncio.sleep(0)
    print("counted", group.done(), group.result())
    a, b = loop.create_future(), loop.create_future()
    group = asyncio.gather(a, b, return_exceptions=True)
    a.cancel("with a message")
    b.set_exception(OSError("b"))
    print(await group)
    a = loop.create_future()
    group = asyncio.gather(a)
    group.cancel()
    print(a.cancelled(), group.cancelled())
    try:
        await group
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
