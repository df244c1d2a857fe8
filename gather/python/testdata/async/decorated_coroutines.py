import asyncio
import time


def timed(function):
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await function(*args, **kwargs)
        finally:
            print(f"{function.__name__}{args} took {time.perf_counter() - start:.2f} s")

    return wrapper


def retry(times, delay):
    def decorate(function):
        async def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except ConnectionError as error:
                    print(f"attempt {attempt} failed: {error}")
                    if attempt == times:
                        raise
                    await asyncio.sleep(delay * 2 ** (attempt - 1))

        return wrapper

    return decorate


failures = {"flaky": 2, "dead": 9}


@timed
@retry(times=3, delay=1)
async def fetch(name):
    await asyncio.sleep(0.1)
    if failures.get(name, 0) > 0:
        failures[name] -= 1
        raise ConnectionError(name)
    return f"{name} data"


async def main():
    print(await asyncio.gather(fetch("good"), fetch("flaky"), fetch("dead"), return_exceptions=True))


asyncio.run(main())
