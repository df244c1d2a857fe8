import asyncio
from collections import deque
from itertools import islice, pairwise


class RateLimiter:
    def __init__(self, calls, period):
        self.calls, self.period = calls, period
        self.times = deque(maxlen=calls)

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        if len(self.times) == self.calls:
            await asyncio.sleep(max(0, self.times[0] + self.period - loop.time()))
        self.times.append(loop.time())

    async def __aexit__(self, *exc_info):
        pass


async def call(limiter, n, started):
    async with limiter:
        started.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.125)
        return n


async def main():
    limiter, started = RateLimiter(2, 1), []
    for n in range(5):
        await call(limiter, n, started)
    print(started, [b - a for a, b in pairwise(started)], list(islice(limiter.times, 1)))


asyncio.run(main())
