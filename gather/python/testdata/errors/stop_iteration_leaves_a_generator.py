# What a StopIteration becomes that leaves a generator or coroutine has no entry for it in its traceback.
import asyncio
import traceback


async def coroutine():
    raise StopIteration(1)


def generator():
    next(iter([]))
    yield


async def asynchronous():
    yield 1
    raise StopIteration(2)


async def main():
    for call in coroutine, lambda: asyncio.wait_for(coroutine(), 1):
        try:
            await call()
        except RuntimeError:
            traceback.print_exc()
    try:
        next(generator())
    except RuntimeError:
        traceback.print_exc()
    async for item in asynchronous():
        print(item)


asyncio.run(main())
