import asyncio
import heapq
from collections import Counter, defaultdict
from functools import partial, reduce
from itertools import count
from operator import attrgetter, itemgetter


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.order = count()
        self.seen = Counter()

    def on(self, event, handler=None, *, priority=0):
        if handler is None:
            return partial(self.on, event, priority=priority)
        heapq.heappush(self.handlers[event], (priority, next(self.order), handler))
        return handler

    async def emit(self, event, *args):
        self.seen[event] += 1
        ordered = sorted(self.handlers[event], key=itemgetter(0, 1))
        return await asyncio.gather(*(handler(*args) for _, _, handler in ordered))


bus = Bus()


@bus.on("order", priority=1)
async def ship(item):
    await asyncio.sleep(0.2)
    return f"shipped {item}"


@bus.on("order")
async def pay(item):
    await asyncio.sleep(0.5)
    return f"paid {item}"


async def main():
    print(await bus.emit("order", "book"), await bus.emit("nothing"))
    results = await asyncio.gather(*(bus.emit("order", item) for item in ("pen", "ink")))
    print(reduce(list.__add__, results), bus.seen, bus.seen.total())
    tasks = [asyncio.create_task(bus.emit("order", "x"), name=name) for name in "ba"]
    print([task.get_name() for task in sorted(tasks, key=lambda task: task.get_name())], attrgetter("seen")(bus).most_common(1))
    await asyncio.gather(*tasks)


asyncio.run(main())
