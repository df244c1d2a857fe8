# When CPython looks for cycles it finalizes what is in them from the oldest to the newest: the coroutine of a task that is not done is
# closed before the task is told of, unless it was found by way of the task, which then keeps its place.
import asyncio

kept = []


async def waits(name):
    async with asyncio.Lock():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            print("closed", name)


def told(loop, context):
    print(context["message"], context["task"].get_name(), "running" if " running" in repr(context["task"]) else "done")


async def main():
    asyncio.get_running_loop().set_exception_handler(told)
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    finally:
        asyncio.get_running_loop().call_soon(later)


def make(loop, n):
    loop.create_task(waits(f"unknown {n}"), name=f"unknown {n}")
    loop.create_task(asyncio.sleep(n + 1), name=f"asleep {n}")
    kept.append(loop.create_task(waits(f"kept {n}"), name=f"kept {n}"))
    kept.append(loop.create_task(asyncio.sleep(n + 1), name=f"kept asleep {n}"))


def later():
    asyncio.get_running_loop().call_soon(afterwards)


def afterwards():
    for n in range(2):
        make(asyncio, n)


try:
    asyncio.run(main())
except asyncio.CancelledError:
    print("cancelled")
loop = asyncio.new_event_loop()
loop.call_soon(loop.call_soon, loop.stop)
loop.set_exception_handler(told)
for n in range(2, 4):
    make(loop, n)
loop.run_forever()
loop.close()
print("end")
