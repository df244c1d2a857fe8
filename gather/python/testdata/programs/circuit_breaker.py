import asyncio


class CircuitOpen(Exception):
    pass


class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause = limit, pause
        self.failures = 0
        self.opened = None

    async def call(self, function, *args):
        now = asyncio.get_running_loop().time()
        if self.opened is not None:
            if now - self.opened < self.pause:
                raise CircuitOpen(f"wait {self.pause - (now - self.opened):.1f} s")
            self.opened = None
        try:
            result = await asyncio.wait_for(function(*args), 1)
        except (asyncio.TimeoutError, ConnectionError) as error:
            self.failures += 1
            if self.failures >= self.limit:
                self.opened, self.failures = asyncio.get_running_loop().time(), 0
            raise
        self.failures = 0
        return result


async def service(n):
    await asyncio.sleep(5 if n == 2 else 0.1)
    if n in (1, 3):
        raise ConnectionError(f"request {n} refused")
    return f"answer {n}"


async def main():
    breaker = Breaker(limit=2, pause=3)
    for n in (0, 1, 2, 3, 4, 5, 6):
        try:
            print(n, await breaker.call(service, n))
        except Exception as error:
            print(n, type(error).__name__, error)
        await asyncio.sleep(1)


asyncio.run(main())
