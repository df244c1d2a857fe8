import asyncio
import concurrent


class Ticket(asyncio.Future):
    """A future that has an opinion of how it is shown, measured, awaited and called."""

    def __init__(self, seat, *, loop):
        super().__init__(loop=loop)
        self.seat = seat

    def __repr__(self):
        return f"<seat {self.seat}{', taken' if self.done() else ''}>"

    def __len__(self):
        return len(self.seat)

    def __await__(self):
        print("asked for", self)
        row = yield from super().__await__()
        return f"{row}{self.seat}"

    def __call__(self, row):
        self.set_result(row)

    def __getitem__(self, at):
        return self.seat[at]

    def __lt__(self, other):
        return self.seat < other.seat

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"no {name}"

    def __enter__(self):
        return self.seat

    def __exit__(self, *how):
        print("left", self)


class Named(asyncio.Task):
    def __str__(self):
        return f"task {self.get_name()}"


class Counted(asyncio.Task):
    def __repr__(self):
        return f"<{self.get_name()}>"


async def use(ticket):
    return await ticket


async def main():
    loop = asyncio.get_running_loop()
    a, b, empty = Ticket("A", loop=loop), Ticket("B", loop=loop), Ticket("", loop=loop)
    print(a, [a, b], f"{a!s:>12} {b!r}", len(a), bool(a), bool(empty), a[0], a.price)
    print(sorted([b, a]), max(a, b))
    with a as seat:
        print(seat)
    task = Counted(use(a), loop=loop, name="user")
    plain = asyncio.create_task(use(b), name="plain")
    await asyncio.sleep(0)
    print(task, str(plain).partition(" wait_for=")[2])
    loop.call_later(1, a, 7)
    loop.call_later(2, b, 8)
    print(await task, await plain, await a)
    print(await asyncio.gather(a, b), asyncio.isfuture(a), loop.time())
    named = Named(use(b), loop=loop, name="named")
    print(str(named), f"{named}", repr(named).startswith("<Named pending name='named'"))
    await named
    a = Ticket("C", loop=loop)
    a.set_exception(concurrent.futures.BrokenExecutor("broken"))
    del a
    lost = Counted(asyncio.wait_for(b, 1), loop=loop, name="lost")
    await lost
    failing = Counted(use(None), loop=loop, name="failing")
    await asyncio.sleep(0)
    del failing
    await asyncio.sleep(0)


asyncio.run(main())
