import asyncio


async def f(n):
    raise ValueError(n)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, lambda: asyncio.ensure_future(f(1)))
    await asyncio.sleep(0.2)
    print("a")
    fut = loop.create_future()
    loop.call_soon(fut.set_exception, ValueError("late"))

    async def waiter():
        await asyncio.sleep(0.1)
        asyncio.create_task(f(2))
        asyncio.create_task(f(3))

    await waiter()
    print("b")
    await asyncio.sleep(0)
    print("c")
    del fut
    print("d")
    try:
        await asyncio.gather(f(4), f(5), f(6))
    except ValueError as e:
        print(e)
    ts = [asyncio.create_task(f(i)) for i in range(2)]
    a, b = ts
    del ts
    await asyncio.sleep(0)
    a = None
    print("e")

    def g(b):
        b = None
        print("g")

    g(b)
    c = [b]
    b = None
    print("f")
    while c:
        c.pop()
    print("g")
    asyncio.create_task(f(7)).add_done_callback(lambda t: print("cb"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("h")


asyncio.run(main())
