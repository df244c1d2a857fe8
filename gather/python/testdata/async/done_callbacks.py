import asyncio


def report(task):
    print("done:", task.get_name(), task.result() if not task.cancelled() else "cancelled")


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    task = asyncio.create_task(work(1), name="work")
    task.add_done_callback(report)
    task.add_done_callback(lambda t: print("second callback"))
    removed = lambda t: print("never")
    task.add_done_callback(removed)
    print("removed", task.remove_done_callback(removed), task.remove_done_callback(removed))
    print("result", await task)
    task.add_done_callback(lambda t: print("added when done"))
    print("not called yet")
    await asyncio.sleep(0)
    lazy = asyncio.create_task(work(10), name="lazy")
    lazy.add_done_callback(report)
    await asyncio.sleep(1)
    lazy.cancel()
    try:
        await lazy
    except asyncio.CancelledError:
        print("main sees it too")


asyncio.run(main())
