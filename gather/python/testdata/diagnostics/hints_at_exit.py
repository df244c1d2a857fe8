"""A hint at tracemalloc is printed to the end once it has been imported."""

import asyncio


async def f0(n):
    pass


async def f1(n):
    pass


t1 = asyncio.gather(f0(5), asyncio.gather(asyncio.sleep(1.5, "slept"), asyncio.sleep(0, "slept"), f1(3)), return_exceptions=True)
