import asyncio


async def fails(name):
    raise ValueError(name)


async def main():
    in_a_list = [asyncio.create_task(fails(f"list {i}")) for i in range(3)]
    await asyncio.sleep(0)
    in_a_list = None
    in_a_dict = {i: asyncio.create_task(fails(f"dict {i}")) for i in range(3)}
    await asyncio.sleep(0)
    in_a_dict = None
    rebound = asyncio.create_task(fails("rebound"))
    await asyncio.sleep(0)
    rebound = asyncio.create_task(fails("kept to the end of main"))
    await asyncio.sleep(0)
    handled = asyncio.create_task(fails("cancelled after it failed"))
    await asyncio.sleep(0)
    print(handled.cancel())


asyncio.run(main())
