# asyncio.run can't cancel a gather that waits for itself. What its coroutines wait for is destroyed with them.
import asyncio

everything = []


async def numbers():
    yield 1
    yield 2


async def wait(n):
    inner = asyncio.gather(asyncio.sleep(0, "slept"))
    everything.append(inner)
    await everything[n % len(everything)]


async def wait_later(other):
    await other


async def wait_longer(n):
    await asyncio.wait([asyncio.ensure_future(wait_later(wait(n)))], timeout=3)


async def main():
    everything.append(asyncio.gather(wait(6), asyncio.sleep(1, "slept"), wait_longer(2)))
    async for i in numbers():
        break


asyncio.run(main())
