import asyncio
from random import Random


class Fork(asyncio.Lock):
    def __init__(self, number):
        super().__init__()
        self.number = number


class Philosopher:
    def __init__(self, name, left, right, rng):
        self.name = name
        # Taking the lower fork first is what prevents the deadlock.
        self.first, self.second = sorted((left, right), key=lambda fork: fork.number)
        self.rng = rng
        self.meals = 0
        self.hungry = 0.0

    async def think(self):
        await asyncio.sleep(self.rng.expovariate(1.0))

    async def eat(self):
        loop = asyncio.get_running_loop()
        since = loop.time()
        async with self.first, self.second:
            self.hungry += loop.time() - since
            self.meals += 1
            print(f"{loop.time():6.3f} {self.name} eats with {self.first.number} and {self.second.number}")
            await asyncio.sleep(self.rng.triangular(0.1, 0.9, 0.3))

    async def live(self, days):
        for _ in range(days):
            await self.think()
            await self.eat()
        return self


async def dinner(names, days=3, seed=1):
    rng = Random(seed)
    forks = [Fork(i) for i in range(len(names))]
    table = [
        Philosopher(name, forks[i], forks[(i + 1) % len(forks)], rng) for i, name in enumerate(names)
    ]
    for coro in asyncio.as_completed([p.live(days) for p in table]):
        philosopher = await coro
        print(f"       {philosopher.name} leaves, hungry for {philosopher.hungry:.2f}s in all")
    return sum(p.meals for p in table)


async def deadlocked():
    a, b = asyncio.Lock(), asyncio.Lock()

    async def grab(first, second):
        async with first:
            await asyncio.sleep(0.1)
            async with second:
                return "never"

    try:
        async with asyncio.timeout(2):
            await asyncio.gather(grab(a, b), grab(b, a))
    except TimeoutError:
        return "deadlock broken by the timeout", a.locked(), b.locked()


print(asyncio.run(dinner(["Plato", "Hypatia", "Kant", "Arendt", "Mozi"])), "meals")
print(asyncio.run(deadlocked()))
