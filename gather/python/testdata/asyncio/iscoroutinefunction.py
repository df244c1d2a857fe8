import asyncio


async def coro():
    pass


def plain():
    pass


async def agen():
    yield


class C:
    async def method(self):
        pass


for f in (coro, plain, agen, C.method, C().method, lambda: 0, 5):
    print(asyncio.iscoroutinefunction(f))
