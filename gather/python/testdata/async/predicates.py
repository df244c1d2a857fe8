import asyncio


async def work():
    pass


coroutine = work()
print(asyncio.iscoroutine(coroutine), asyncio.iscoroutine(work), asyncio.isfuture(coroutine))
print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(print))
asyncio.run(coroutine)
