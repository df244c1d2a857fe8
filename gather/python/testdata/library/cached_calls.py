import asyncio
from functools import cache, cached_property, lru_cache


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(200), fibonacci.cache_info(), fibonacci.__name__, fibonacci.__wrapped__(1))


@lru_cache(maxsize=2)
def area(width, height=1):
    "Computes an area."
    print("computing", width, height)
    return width * height


print(area(1), area(2), area(1), area(3), area(2), area(width=1), area.cache_info(), area.cache_parameters(), area.__doc__)
area.cache_clear()
print(area.cache_info())


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind("1"), kind.cache_info())


@cache
def load(name):
    async def fetch():
        await asyncio.sleep(1)
        return name.upper()

    return asyncio.ensure_future(fetch())


class Report:
    def __init__(self, rows):
        self.rows = rows

    @cached_property
    def total(self):
        "The sum of all rows."
        print("summing")
        return sum(self.rows)

    @lru_cache
    def row(self, i):
        print("row", i)
        return self.rows[i]


async def main():
    print(await asyncio.gather(load("a"), load("a"), load("b")), load.cache_info())
    report = Report([1, 2, 3])
    print(report.total, report.total, report.row(1), report.row(1), vars(report))
    del report.total
    report.rows.append(4)
    print(report.total, Report.total.__doc__, Report.row.cache_info())


asyncio.run(main())


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


@cache
def strict(a):
    if a == 13:
        raise ValueError("unlucky")
    return a


for attempt in (
    lambda: area([1]),
    lambda: area(),
    lambda: area(1, 2, 3),
    lambda: area(1, depth=2),
    lambda: lru_cache("x"),
    lambda: strict(13),
    lambda: strict(13),
    lambda: strict.cache_info(),
    lambda: Slotted().value,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
