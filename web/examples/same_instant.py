import asyncio


async def ring_back():
    await asyncio.sleep(1)
    return "hello"


async def main():
    for limit in (0.5, 1, 1.5):
        try:
            print(limit, await asyncio.wait_for(ring_back(), timeout=limit))
        except TimeoutError:
            print(limit, "hung up")


asyncio.run(main())
