import asyncio
from collections import Counter, OrderedDict


def fits(topic, pattern):
    return pattern == "*" or topic == pattern or (pattern.endswith("/*") and topic.startswith(pattern[:-1]))


class Subscription:
    def __init__(self, bus, pattern, maxsize=2):
        self.bus = bus
        self.pattern = pattern
        self.queue = asyncio.Queue(maxsize)
        self.dropped = 0

    def __enter__(self):
        self.bus.subscriptions[id(self)] = self
        return self

    def __exit__(self, *exc_info):
        del self.bus.subscriptions[id(self)]

    def offer(self, topic, message):
        try:
            self.queue.put_nowait((topic, message))
        except asyncio.QueueFull:
            self.dropped += 1

    async def __aiter__(self):
        while True:
            topic, message = await self.queue.get()
            if message is None:
                return
            yield topic, message


class Bus:
    def __init__(self):
        self.subscriptions = OrderedDict()
        self.published = Counter()

    def publish(self, topic, message):
        self.published[topic] += 1
        for subscription in list(self.subscriptions.values()):
            if message is None or fits(topic, subscription.pattern):
                subscription.offer(topic, message)

    def subscribe(self, pattern, **options):
        return Subscription(self, pattern, **options)


async def subscriber(bus, name, pattern, work):
    received = []
    with bus.subscribe(pattern) as subscription:
        async for topic, message in subscription:
            await asyncio.sleep(work)
            received.append(message)
            print(f"{name}: {topic}={message}")
    return name, received, subscription.dropped


async def publisher(bus):
    for n in range(6):
        bus.publish("temp/kitchen" if n % 2 else "temp/cellar", 15 + n)
        bus.publish(f"door/{n % 3}", ["open", "shut"][n % 2])
        await asyncio.sleep(0.25)
    await asyncio.sleep(2)
    bus.publish("control", None)


async def main():
    bus = Bus()
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(subscriber(bus, "fast", "*", 0)),
            tg.create_task(subscriber(bus, "slow", "temp/*", 0.6)),
            tg.create_task(subscriber(bus, "door", "door/1", 0.1)),
        ]
        await asyncio.sleep(0)
        tg.create_task(publisher(bus))
    for task in tasks:
        name, received, dropped = task.result()
        print(f"{name}: {len(received)} received, {dropped} dropped")
    print(bus.published.most_common(2), len(bus.subscriptions))


asyncio.run(main())
