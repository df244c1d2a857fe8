import asyncio
import functools


def logged(prefix=">"):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            print(prefix, function.__name__, args, kwargs)
            result = await function(*args, **kwargs)
            print(prefix, function.__name__, "gave", result)
            return result

        wrapper.calls = 0
        return wrapper

    return decorate


def retry(times):
    def decorate(function):
        @functools.wraps(function, updated=())
        async def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except ConnectionError as error:
                    print(f"attempt {attempt} failed: {error}")
                    await asyncio.sleep(2**attempt / 10)
            raise TimeoutError(f"{function.__name__} failed {times} times")

        return wrapper

    return decorate


@logged()
async def double(x: int) -> int:
    """Doubles a number."""
    await asyncio.sleep(0.1)
    return 2 * x


failures = iter([True, True, False])


@retry(3)
@logged("*")
async def flaky(name):
    "Fails twice."
    if next(failures, True):
        raise ConnectionError(name)
    return name


async def main():
    print(await asyncio.gather(double(1), double(x=2)))
    print(await flaky("first"))
    try:
        await flaky("second")
    except TimeoutError as error:
        print(error)


asyncio.run(main())
print(double.__name__, double.__doc__, double.__annotations__, double.__wrapped__.__qualname__, vars(double).keys())
print(flaky.__name__, flaky.__doc__, flaky.__module__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
for attempt in (lambda: functools.wraps(), lambda: functools.update_wrapper(5, double), lambda: functools.wraps(double)(5)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
