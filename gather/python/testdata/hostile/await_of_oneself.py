# ends: uncaught
import asyncio


class Self:
    def __await__(self):
        return Self().__await__()


async def main():
    await Self()


asyncio.run(main())
