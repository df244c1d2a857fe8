import asyncio
import logging
import sys

logging.basicConfig(level=logging.WARNING, stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")


async def fails():
    raise ValueError("unseen")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    del task
    print("after")


asyncio.run(main())
