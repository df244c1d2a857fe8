import asyncio


async def waiter(name, future):
    print(name, "got", await future)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(waiter(name, future)) for name in "ab"]
    await asyncio.sleep(1)
    print(future, future.done())
    future.set_result("value")
    print(future, future.done(), future.result(), future.exception(), await future)
    await asyncio.gather(*tasks)
    try:
        future.set_result("again")
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    failing = asyncio.Future()
    failing.set_exception(OSError("disk"))
    try:
        await failing
    except OSError as error:
        print(error, failing, failing.exception() is error)
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel(), cancelled.cancelled(), cancelled)
    for ask in (cancelled.result, cancelled.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print(repr(error))
    stopped = loop.create_future()
    stopped.set_exception(StopIteration)
    print(repr(stopped.exception()), loop.create_future().get_loop() is loop)


asyncio.run(main())
