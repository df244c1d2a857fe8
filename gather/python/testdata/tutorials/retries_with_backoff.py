import asyncio
import functools
import logging
import random
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s", stream=sys.stdout)
log = logging.getLogger("client")


class TransientError(Exception):
    """Raised for errors that are worth another try."""


class FatalError(Exception):
    pass


def retry(*, attempts=4, base=0.5, factor=2.0, jitter=0.1, on=(TransientError,)):
    """Retry a coroutine function with exponential backoff and jitter."""

    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, attempts + 1):
                try:
                    return await func(*args, **kwargs)
                except on as e:
                    if attempt == attempts:
                        log.error("%s: giving up after %d attempts", func.__name__, attempt)
                        raise
                    pause = delay * (1 + random.uniform(-jitter, jitter))
                    log.warning("%s failed (%s), attempt %d, next in %.2fs", func.__name__, e, attempt, pause)
                    await asyncio.sleep(pause)
                    delay *= factor

        return wrapper

    return decorate


class Service:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    @retry()
    async def get(self, key):
        """Get the value of a key."""
        self.calls += 1
        await asyncio.sleep(0.1)
        if self.calls <= self.failures:
            raise TransientError(f"503 #{self.calls}")
        return key.upper()

    @retry(attempts=2, on=(TransientError, TimeoutError))
    async def slow(self):
        async with asyncio.timeout(1):
            await asyncio.sleep(5)


async def main():
    random.seed(3)
    loop = asyncio.get_running_loop()
    print(await Service(0).get("a"), f"at {loop.time():.2f}")
    print(await Service(2).get("b"), f"at {loop.time():.2f}")
    try:
        await Service(9).get("c")
    except TransientError as e:
        print("no luck:", e, f"at {loop.time():.2f}")
    try:
        await Service(0).slow()
    except TimeoutError as e:
        log.exception("timed out")
        print(type(e.__cause__).__name__)
    print(Service.get.__name__, "-", Service.get.__doc__)


asyncio.run(main())
