import asyncio


async def replacement():
    print("replacement runs")
    return "done"


async def cancelled():
    try:
        await asyncio.sleep(10)
    finally:
        task = asyncio.create_task(replacement())
        print("new task", task.get_name(), await task)


async def main():
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(1)


asyncio.run(main())
print("end")
