"""Nobody stops the exception: it leaves the program."""
import asyncio


async def fails(seconds):
    await asyncio.sleep(seconds)
    raise LookupError(f"after {seconds} s")


async def main():
    await asyncio.gather(fails(0.3), fails(0.6), asyncio.sleep(1))


asyncio.run(main())
