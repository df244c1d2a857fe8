import asyncio
import logging
import sys
import time

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout)


def slow():
    time.sleep(0.5)


async def fails():
    raise ValueError("lost")


async def main():
    asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "100 % by hand"})
    loop.set_debug(True)
    loop.call_soon(slow)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 5
    loop.set_debug(False)


asyncio.run(main())
logging.getLogger("asyncio").setLevel(logging.ERROR)
asyncio.run(main())
