import asyncio


async def attempt(outer, inner, work):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(work)
                    print("finished")
            except TimeoutError:
                print("inner timed out", loop.time() - start)
                await asyncio.sleep(1)
                print("and recovered")
    except TimeoutError:
        print("outer timed out", loop.time() - start)


async def main():
    await attempt(3, 1, 5)
    await attempt(1, 3, 5)
    await attempt(2, 2, 5)
    await attempt(1.5, 1, 5)
    await attempt(9, 9, 5)


asyncio.run(main())
