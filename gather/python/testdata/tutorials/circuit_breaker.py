import asyncio
import enum
from dataclasses import dataclass


class State(enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class CircuitOpen(Exception):
    pass


@dataclass
class Stats:
    ok: int = 0
    failed: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        return self.ok + self.failed + self.rejected


class CircuitBreaker:
    def __init__(self, threshold: int = 3, recovery: float = 2.0):
        self.threshold = threshold
        self.recovery = recovery
        self.failures = 0
        self.opened_at = None
        self.stats = Stats()

    @property
    def state(self) -> State:
        if self.opened_at is None:
            return State.CLOSED
        if asyncio.get_running_loop().time() - self.opened_at >= self.recovery:
            return State.HALF_OPEN
        return State.OPEN

    async def call(self, func, *args):
        if self.state is State.OPEN:
            self.stats.rejected += 1
            raise CircuitOpen(f"try again in {self.recovery:g}s")
        try:
            result = await func(*args)
        except Exception:
            self.failures += 1
            self.stats.failed += 1
            if self.failures >= self.threshold:
                self.opened_at = asyncio.get_running_loop().time()
            raise
        self.failures = 0
        self.opened_at = None
        self.stats.ok += 1
        return result


async def flaky(now):
    await asyncio.sleep(0.1)
    if 1 <= now < 3:
        raise ConnectionError(f"backend down at {now:.1f}")
    return "pong"


async def main():
    loop = asyncio.get_running_loop()
    breaker = CircuitBreaker()
    last = None
    for _ in range(14):
        if breaker.state is not last:
            last = breaker.state
            print(f"{loop.time():.1f}: now {last.value!r} ({last})")
        try:
            print(f"{loop.time():.1f}:", await breaker.call(flaky, loop.time()))
        except (ConnectionError, CircuitOpen) as e:
            print(f"{loop.time():.1f}: {type(e).__name__}: {e}")
        await asyncio.sleep(0.3)
    print(breaker.stats, breaker.stats.total)
    print([s.name for s in State], State("open"), State["CLOSED"].value)


asyncio.run(main())
