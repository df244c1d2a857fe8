# ends: uncaught
import asyncio


async def main():
    outermost = innermost = asyncio.get_running_loop().create_future()
    for _ in range(20_000):
        outermost = asyncio.gather(outermost)
    outermost.cancel()
    await outermost


asyncio.run(main())
