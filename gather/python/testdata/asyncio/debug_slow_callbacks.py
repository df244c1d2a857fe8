import asyncio
import time


def slow(seconds):
    time.sleep(seconds)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.call_soon(slow, 0.3)
    loop.call_soon(slow, 0.05)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 0.01
    loop.call_soon(slow, 0.05)
    await asyncio.sleep(1)
    print(loop.call_soon(slow, 0))
    loop.set_debug(False)
    loop.call_soon(slow, 2)
    await asyncio.sleep(0)
    print(loop.get_debug(), loop.time())


asyncio.run(main(), debug=True)
