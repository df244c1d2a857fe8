# While main's exception is on its way the rest is cancelled: what is raised for a task by then has it as its context, what is thrown
# into a task that has not begun, or passed on by gather, has not.
import asyncio


async def waits(*coroutines):
    await asyncio.wait([asyncio.ensure_future(coroutine) for coroutine in coroutines])


async def main():
    loop = asyncio.get_running_loop()
    outer = asyncio.gather(waits(asyncio.sleep(1), asyncio.sleep(2)), waits(asyncio.sleep(3)))
    begun = asyncio.gather(asyncio.sleep(1))
    await asyncio.sleep(0)
    pending = asyncio.gather(asyncio.gather(asyncio.sleep(1)))
    loop.call_soon(int, "x")
    loop.call_later(0.1, print, "never called")
    raise KeyError("main")


asyncio.run(main())
