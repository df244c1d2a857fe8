# ends: uncaught
import asyncio


async def deeper():
    async for x in deeper():
        yield x


async def main():
    async for _ in deeper():
        pass


asyncio.run(main())
