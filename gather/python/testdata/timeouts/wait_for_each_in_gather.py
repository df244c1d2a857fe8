import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    limited = [asyncio.wait_for(work(n), timeout=2.5) for n in (1, 2, 3, 4)]
    print(await asyncio.gather(*limited, return_exceptions=True), asyncio.get_running_loop().time())
    try:
        await asyncio.gather(*(asyncio.wait_for(work(n), timeout=2.5) for n in (1, 3)))
    except asyncio.TimeoutError:
        print("one of them timed out")


asyncio.run(main())
