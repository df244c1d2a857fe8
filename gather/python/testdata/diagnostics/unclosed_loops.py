import asyncio
import gc


class Noted:
    def __del__(self):
        print("no more")


async def sleeps():
    try:
        await asyncio.sleep(10)
    finally:
        print("closed")


async def main():
    asyncio.create_task(sleeps(), name="left")
    await asyncio.sleep(1)


def collected():
    loop = asyncio.new_event_loop()
    loop.create_task(sleeps(), name="collected")
    loop.run_until_complete(asyncio.sleep(1))


def kept_by_its_task():
    loop = asyncio.new_event_loop()
    task = loop.create_task(sleeps(), name="kept")
    loop.run_until_complete(asyncio.sleep(1))
    return task


collected()
print("before")
gc.collect()
print("after")
task = kept_by_its_task()
print(task.get_loop().is_closed())
task = None
gc.collect()

loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda *args, kept=Noted(): print(args[1]["message"]))
loop.close()
loop = asyncio.new_event_loop()
print("another")
loop.run_until_complete(main())
print("end")
