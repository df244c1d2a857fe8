"""Four sleeps end at the same time; the loop still does one after the other."""
import asyncio


async def step(name):
    await asyncio.sleep(0.5)
    print(name)
    await asyncio.sleep(0)
    return name


async def main():
    print(await asyncio.gather(step("a"), step("b"), step("c"), step("d")))


asyncio.run(main())
