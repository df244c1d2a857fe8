import asyncio


class Oops(Exception):
    pass


class Bad(BaseException):
    pass


def show(thing):
    if isinstance(thing, str):
        return thing
    text, *rest = repr(thing).split(" at 0x")
    text += "".join(part.lstrip("0123456789abcdef") for part in rest)
    for place in (" running at /lib/", ", defined at /lib/"):
        text, *rest = text.split(place)
        text += "".join(part[part.find(">") :] for part in rest)
    text, *rest = text.split("() at /lib/")
    text += "".join("()" + part.lstrip("abcdefghijklmnopqrstuvwxyz0123456789_./:") for part in rest)
    return text.replace(" running>", ">")


def say(*things):
    print(round(loop().time(), 3), *map(show, things))


def loop():
    return asyncio.get_running_loop()


def handler(loop, context):
    print("handler", context["message"], show(context.get("exception")))


class Manager:
    def __init__(self, n):
        self.n = n

    async def __aenter__(self):
        await asyncio.sleep(self.n % 3)
        return self.n

    async def __aexit__(self, kind, error, traceback):
        say("leaves", self.n, error)
        await asyncio.sleep(self.n % 2)
        return self.n % 5 == 0


async def numbers(n):
    try:
        for i in range(n % 4):
            yield i
            await asyncio.sleep(i % 2)
        if n % 7 == 6:
            raise Oops("numbers")
    finally:
        say("no more numbers", n)
        await asyncio.sleep(n % 2)


tasks = []
locks = [asyncio.Lock(), asyncio.Lock()]
semaphores = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
events = [asyncio.Event(), asyncio.Event()]
condition = asyncio.Condition()
barrier = asyncio.Barrier(2)
queues = [asyncio.Queue(1), asyncio.Queue(), asyncio.LifoQueue(2), asyncio.PriorityQueue()]


async def f1(n):
    pass


async def f2(n):
    pass


async def main():
    n = 1
    async with asyncio.timeout_at(loop().time() + 0.5) as limit:
        async for each in asyncio.as_completed([asyncio.gather(asyncio.sleep(0.5, "slept"), f2(n + 1), f2(n + 1)), f1(4), asyncio.gather(asyncio.sleep(0.5, n), asyncio.sleep(2), asyncio.sleep(1))]):
            pass


asyncio.run(main())
