"""Rate limits: a semaphore for how many at once, a token bucket for how many per second."""

import asyncio
import time
from collections import deque
from contextlib import asynccontextmanager


class TokenBucket:
    def __init__(self, rate: float, capacity: int) -> None:
        self.rate = rate
        self.capacity = capacity
        self._tokens = float(capacity)
        self._updated = time.monotonic()
        self._lock = asyncio.Lock()

    def _refill(self) -> None:
        now = time.monotonic()
        self._tokens = min(self.capacity, self._tokens + (now - self._updated) * self.rate)
        self._updated = now

    async def acquire(self, tokens: int = 1) -> float:
        waited = 0.0
        async with self._lock:
            self._refill()
            while self._tokens < tokens:
                pause = (tokens - self._tokens) / self.rate
                waited += pause
                await asyncio.sleep(pause)
                self._refill()
            self._tokens -= tokens
        return waited


class SlidingWindow:
    """At most `limit` calls in any `period` seconds."""

    def __init__(self, limit, period):
        self.limit, self.period = limit, period
        self.calls = deque(maxlen=limit)

    async def __aenter__(self):
        if len(self.calls) == self.limit:
            pause = self.calls[0] + self.period - time.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
        self.calls.append(time.monotonic())

    async def __aexit__(self, *exc):
        return False


class Api:
    def __init__(self):
        self.bucket = TokenBucket(rate=2, capacity=3)
        self.slots = asyncio.Semaphore(2)
        self.running = 0
        self.peak = 0

    @asynccontextmanager
    async def slot(self):
        async with self.slots:
            self.running += 1
            self.peak = max(self.peak, self.running)
            try:
                yield
            finally:
                self.running -= 1

    async def call(self, n):
        waited = await self.bucket.acquire()
        async with self.slot():
            print(f"[{time.monotonic():5.2f}] call {n} begins, waited {waited:.2f}s")
            await asyncio.sleep(0.7)
        return n * n


async def main():
    api = Api()
    results = await asyncio.gather(*(api.call(n) for n in range(8)))
    print(results, "peak:", api.peak)

    window = SlidingWindow(3, 1.0)
    begin = time.monotonic()
    for i in range(7):
        async with window:
            print(i, round(time.monotonic() - begin, 3), end="; ")
    print()


asyncio.run(main())
