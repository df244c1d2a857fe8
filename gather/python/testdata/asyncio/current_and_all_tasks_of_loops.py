import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work(), name="work")
    print(asyncio.current_task(loop).get_name() == asyncio.current_task().get_name())
    print(sorted(t.get_name() for t in asyncio.all_tasks(loop))[-1], len(asyncio.all_tasks()))
    loop.call_soon(lambda: print("in callback", asyncio.current_task()))
    other = asyncio.new_event_loop()
    print(asyncio.current_task(other), asyncio.all_tasks(other))
    other.close()
    await task


asyncio.run(main())
for f in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        f()
    except RuntimeError as e:
        print(e)
print(asyncio._get_running_loop())
