"""A task that was to wake up when its loop was closed and the future that it has waited for refer to each other."""

import asyncio
import gc


async def wait(future):
    await future


async def nap():
    await asyncio.sleep(5)


async def main(end):
    future = asyncio.get_running_loop().create_future()
    asyncio.create_task(wait(future), name="woken")
    asyncio.create_task(nap(), name="cancelled")
    await asyncio.sleep(0)
    end(future)
    raise KeyboardInterrupt


def run(end):
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main(end))
    except KeyboardInterrupt:
        print("interrupted")
    loop.close()
    print("closed")
    del loop
    gc.collect()
    print("collected")


def cancel(future):
    for task in asyncio.all_tasks():
        if task.get_name() == "cancelled":
            task.cancel()


run(lambda future: future.set_result(1))
run(cancel)
