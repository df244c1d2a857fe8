"""Memoizing coroutines: one request for many waiters, with a time to live."""

import asyncio
import time
from functools import lru_cache, wraps
from types import SimpleNamespace


def cached(ttl):
    def decorator(func):
        values = {}
        locks = {}
        stats = SimpleNamespace(hits=0, misses=0)

        @wraps(func)
        async def wrapper(*args):
            lock = locks.setdefault(args, asyncio.Lock())
            async with lock:
                if args in values and time.monotonic() < values[args][1]:
                    stats.hits += 1
                    return values[args][0]
                stats.misses += 1
                value = await func(*args)
                values[args] = value, time.monotonic() + ttl
                return value

        wrapper.stats = stats
        wrapper.clear = values.clear
        return wrapper

    return decorator


class SingleFlight:
    """Calls for the same key share one task."""

    def __init__(self):
        self._flights = {}

    async def do(self, key, func):
        if key not in self._flights:
            task = self._flights[key] = asyncio.create_task(func(key))
            task.add_done_callback(lambda _: self._flights.pop(key, None))
        return await asyncio.shield(self._flights[key])


@cached(ttl=5)
async def user(uid):
    print(f"  loading user {uid} at {time.monotonic():g}")
    await asyncio.sleep(1)
    return {"id": uid, "name": f"user-{uid}"}


@lru_cache(maxsize=2)
def square(n):
    return n * n


async def main():
    print(await asyncio.gather(user(1), user(1), user(2)))
    print(user.stats)
    await asyncio.sleep(6)
    await user(1)
    user.clear()
    await user(2)
    print(user.stats, user.__name__)

    async def slow(key):
        await asyncio.sleep(2)
        return key * 2

    flights = SingleFlight()
    impatient = asyncio.create_task(flights.do("k", slow))
    patient = asyncio.create_task(flights.do("k", slow))
    await asyncio.sleep(1)
    impatient.cancel()
    print(await asyncio.gather(impatient, patient, return_exceptions=True))
    print([square(n) for n in (1, 2, 1, 3, 1)], square.cache_info())


asyncio.run(main())
