"""Async iterators: paginated results, buffered ahead, merged and limited."""

import asyncio
from contextlib import aclosing

DATA = {"users": [f"user{i}" for i in range(7)], "groups": [f"group{i}" for i in range(4)]}


async def fetch_page(kind, cursor=0, size=3):
    await asyncio.sleep(0.3 if kind == "users" else 0.2)
    items = DATA[kind][cursor : cursor + size]
    following = cursor + size if cursor + size < len(DATA[kind]) else None
    return {"items": items, "next": following}


class Paginator:
    """Iterates over all items of all pages."""

    def __init__(self, kind, size=3):
        self.kind, self.size = kind, size
        self.cursor, self.buffer, self.pages = 0, [], 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.buffer:
            if self.cursor is None:
                raise StopAsyncIteration
            page = await fetch_page(self.kind, self.cursor, self.size)
            self.pages += 1
            self.buffer = list(page["items"])
            self.cursor = page["next"]
        return self.buffer.pop(0)


async def pages(kind):
    cursor = 0
    try:
        while cursor is not None:
            page = await fetch_page(kind, cursor)
            yield page["items"]
            cursor = page["next"]
    finally:
        print(f"closing {kind}, cursor {cursor}")


async def take(n, iterable):
    async for item in iterable:
        if n <= 0:
            break
        n -= 1
        yield item


async def step(iterator):
    try:
        return True, await anext(iterator)
    except StopAsyncIteration:
        return False, None


async def merge(**iterables):
    """Yields from several async iterables as items come."""
    iterators = {name: aiter(iterable) for name, iterable in iterables.items()}
    waiting = {asyncio.ensure_future(step(it)): name for name, it in iterators.items()}
    while waiting:
        done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for future in sorted(done, key=waiting.get):
            name = waiting.pop(future)
            more, item = future.result()
            if not more:
                continue
            yield name, item
            waiting[asyncio.ensure_future(step(iterators[name]))] = name


async def main():
    paginator = Paginator("users")
    print([user async for user in paginator], paginator.pages)

    async with aclosing(pages("users")) as all_pages:
        async for page in all_pages:
            print(page)
            if "user4" in page:
                break

    print({item: len(item) async for item in take(2, Paginator("groups"))})
    async for name, item in merge(a=Paginator("users", 2), b=Paginator("groups", 2)):
        print(f"{asyncio.get_running_loop().time():.1f} {name}: {item}")


asyncio.run(main())
