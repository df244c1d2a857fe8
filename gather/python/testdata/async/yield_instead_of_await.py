# A task refuses a future that is yielded to it by anything else than awaiting it.
import asyncio


class Yields:
    def __await__(self):
        yield asyncio.get_running_loop().create_future()


class YieldsFrom:
    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(1, future.set_result, "result")
        return (yield from future)


class PassesOn:
    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(1, future.set_result, "passed on")
        steps = iter(future)
        yield next(steps)
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


async def main():
    for awaitable in (Yields(), YieldsFrom(), PassesOn(), Yields()):
        try:
            print(await awaitable)
        except RuntimeError as error:
            print(str(error)[:60])
    print(str((await asyncio.gather(Yields(), return_exceptions=True))[0])[:60])


asyncio.run(main())
