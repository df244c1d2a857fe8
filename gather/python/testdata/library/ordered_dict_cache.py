import asyncio
from collections import OrderedDict


class Cache:
    def __init__(self, size):
        self.size = size
        self.items = OrderedDict()

    async def get(self, key):
        if key in self.items:
            self.items.move_to_end(key)
            return self.items[key]
        await asyncio.sleep(0.5)
        self.items[key] = key.upper()
        if len(self.items) > self.size:
            print("evict", self.items.popitem(last=False))
        return self.items[key]


async def main():
    cache = Cache(2)
    for key in "abacab":
        print(key, await cache.get(key), list(cache.items))
    print(cache.items)


asyncio.run(main())
d = OrderedDict(one=1, two=2, three=3)
d.move_to_end("three", last=False)
print(d, d.popitem(), list(reversed(d)), d.keys(), d.values(), d.items())
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
print(d | {"x": 0}, OrderedDict.fromkeys("ab", 0), d.setdefault("k", 1), d.pop("none", None))
for attempt in (lambda: d.move_to_end("none"), OrderedDict().popitem, lambda: d.pop("none"), lambda: d.first):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
