import asyncio


class Channel:
    """A queue made of futures."""

    def __init__(self):
        self.items = []
        self.waiting = []

    def put(self, item):
        while self.waiting:
            future = self.waiting.pop(0)
            if not future.done():
                future.set_result(item)
                return
        self.items.append(item)

    async def get(self):
        if self.items:
            return self.items.pop(0)
        future = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        return await future


async def producer(channel, n):
    for i in range(n):
        await asyncio.sleep(0.5)
        print("put", i)
        channel.put(i)


async def consumer(name, channel):
    try:
        while True:
            item = await channel.get()
            print(name, "got", item)
            await asyncio.sleep(1.2)
    finally:
        print(name, "stops")


async def main():
    channel = Channel()
    consumers = [asyncio.create_task(consumer(name, channel)) for name in ("ann", "bob")]
    await producer(channel, 6)
    await asyncio.sleep(2)
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True), channel.items)


asyncio.run(main())
