import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(5.02)
    async with asyncio.timeout(2.76) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 1.1)
        print(limit.when(), limit)
        limit.reschedule(9)
        print(limit.when(), limit)
        limit.reschedule(None)
        print(limit.when(), limit)
    print(asyncio.timeout(None).when(), asyncio.timeout(1).when(), asyncio.timeout_at(0.1 + 0.2).when(), asyncio.timeout_at(7).when())


asyncio.run(main())
