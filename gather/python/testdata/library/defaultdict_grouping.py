import asyncio
from collections import defaultdict

events = defaultdict(list)
totals = defaultdict(int)


async def fetch(user, n):
    await asyncio.sleep(n / 10)
    events[user].append(n)
    totals[user] += n


async def main():
    await asyncio.gather(*(fetch(user, n) for n, user in enumerate("abcab", 1)))


asyncio.run(main())
print(events, dict(totals), events["nobody"], "nobody" in events, events.get("other"))
tree = defaultdict(lambda: defaultdict(int))
tree["x"]["y"] += 1
print(tree["x"]["y"], tree["x"], len(tree))
print(defaultdict(None, {"a": 1}), totals.copy() == totals, totals | {"z": 0}, totals.default_factory)
for attempt in (lambda: defaultdict()["a"], lambda: defaultdict(5), lambda: totals.missing, lambda: totals | 5):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Squares(dict):
    def __missing__(self, key):
        self[key] = key * key
        return self[key]


squares = Squares()
print(squares[4], squares, squares.get(5), squares.setdefault(6, 1))
