import asyncio


class NetworkDown(Exception):
    pass


async def step(n):
    await asyncio.sleep(n)
    if n == 2:
        raise NetworkDown(f"in step {n}")
    print("step", n)


async def stage():
    await asyncio.gather(step(1), step(2), step(3))


async def main():
    await stage()
    print("never")


asyncio.run(main())
