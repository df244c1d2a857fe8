import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends at", asyncio.get_running_loop().time())
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("a", 2))
        b = group.create_task(work("b", 1), name="bee")
        print("body done", a.done(), b.get_name())
    print(a.result(), b.result())
    async with asyncio.TaskGroup():
        pass
    print("an empty group does not suspend")


asyncio.run(main())
