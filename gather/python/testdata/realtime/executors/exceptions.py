import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def fail(seconds):
    time.sleep(seconds)
    raise ValueError(f"after {seconds}")


async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.to_thread(fail, 0.1)
    except ValueError as e:
        print("caught", e)
    print(await asyncio.gather(
        loop.run_in_executor(None, fail, 0.2), asyncio.to_thread(fail, 0.1), asyncio.sleep(0.1, "fine"), return_exceptions=True
    ))
    for wrong in (lambda: asyncio.to_thread(5), lambda: loop.run_in_executor(None, None)):
        try:
            await wrong()
        except TypeError as e:
            print("TypeError", e)
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(fail, 0.1)
        print(type(future.exception()).__name__, future.exception())
        try:
            future.result()
        except ValueError as e:
            print("again", e)


asyncio.run(main())
