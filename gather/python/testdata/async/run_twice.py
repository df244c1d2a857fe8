import asyncio


async def child(n):
    await asyncio.sleep(n)
    return asyncio.current_task().get_name(), asyncio.get_running_loop().time()


async def main():
    return await asyncio.gather(child(1), child(2))


print(asyncio.run(main()))
print(asyncio.run(main()))
