# ends: limit
import asyncio


class Restless:
    def __await__(self):
        while True:
            yield  # here


async def main():
    await Restless()  # here


asyncio.run(main())
