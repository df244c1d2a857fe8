import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        while self.n:
            print("counting", self.n)
            self.n -= 1
            yield
        return "lift-off"


class Delegating:
    def __await__(self):
        value = yield from asyncio.sleep(1, "slept").__await__()
        return value + " well"


class Bad:
    def __await__(self):
        return 5


async def main():
    print(await Countdown(2))
    print(await Delegating())
    print(await asyncio.gather(Countdown(1), Delegating()))
    try:
        await Bad()
    except TypeError as error:
        print(error)


asyncio.run(main())
