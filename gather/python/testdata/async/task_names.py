import asyncio


async def child():
    print(asyncio.current_task().get_name())


async def main():
    await child()
    await asyncio.gather(child(), child())
    await asyncio.create_task(child(), name="own name")
    await asyncio.create_task(child())
    await asyncio.wait_for(child(), 1)
    await asyncio.wait_for(asyncio.create_task(child()), 1)
    await asyncio.shield(child())
    async with asyncio.timeout(1):
        await child()


asyncio.run(main())
asyncio.run(child())
