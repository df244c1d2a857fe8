import asyncio
import functools
import time


def timed(function):
    @functools.wraps(function)
    async def wrapper(*args):
        start = time.perf_counter()
        try:
            return await function(*args)
        finally:
            print(f"{function.__name__}{args} took {time.perf_counter() - start:.2f}s, at {time.strftime('%H:%M:%S')}")
    return wrapper


@timed
async def download(name, seconds):
    await asyncio.sleep(seconds)
    return name.upper()


async def main():
    print(await asyncio.gather(download("a", 1.5), download("b", 0.75)))


asyncio.run(main())
