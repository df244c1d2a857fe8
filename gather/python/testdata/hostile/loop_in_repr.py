# ends: limit
import asyncio


class Slow:
    def __repr__(self):
        while True:  # here
            pass  # here


async def takes(value):
    await asyncio.sleep(1)


async def main():
    await asyncio.gather(*(takes(Slow()) for _ in range(100)))
    print(Slow())


asyncio.run(main())
