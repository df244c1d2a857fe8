import asyncio


async def fail(n):
    await asyncio.sleep(n)
    raise ValueError(n)


def boom():
    raise KeyError("boom")


def schedule(loop):
    loop.call_soon(boom)


async def start(n):
    return asyncio.create_task(fail(n))


async def main():
    loop = asyncio.get_running_loop()
    task = await start(1)
    other = loop.create_future()
    own = asyncio.Future()
    print(own)
    own.set_exception(OSError("own"))
    other.set_exception(OSError("other"))
    del own
    del other
    loop.call_soon(schedule, loop)
    await asyncio.sleep(2)
    del task
    gathered = asyncio.gather(fail(1), fail(2))
    await asyncio.sleep(3)
    del gathered
    async with asyncio.TaskGroup() as group:
        done = group.create_task(asyncio.sleep(1, "done"), name="child")
    print(done.result())


def handler(loop, context):
    print(sorted(context))
    loop.default_exception_handler(context)


async def handled():
    asyncio.get_running_loop().set_exception_handler(handler)
    await start(0)
    await asyncio.sleep(1)


asyncio.run(main(), debug=True)
asyncio.run(handled(), debug=True)
asyncio.run(handled())
