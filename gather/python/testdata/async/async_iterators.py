import asyncio


class Countdown:
    def __init__(self, start):
        self.current = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.5)
        self.current -= 1
        return self.current + 1


async def consume(name, start):
    async for n in Countdown(start):
        print(name, n)
    else:
        print(name, "finished")


async def main():
    await asyncio.gather(consume("a", 2), consume("b", 3))
    iterator = aiter(Countdown(1))
    print(await anext(iterator), await anext(iterator, "none left"))


asyncio.run(main())
