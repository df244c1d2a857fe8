import itertools


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")


broken = Broken()
for attempt in (
    lambda: itertools.islice("abc"),
    lambda: itertools.islice("abc", -1),
    lambda: itertools.islice("abc", "x"),
    lambda: itertools.islice("abc", 0, 1, 0),
    lambda: itertools.islice("abc", 1, 2, 3, 4),
    lambda: itertools.count("a"),
    lambda: itertools.count(1, 2, 3),
    lambda: itertools.cycle(),
    lambda: itertools.cycle(5),
    lambda: itertools.repeat(),
    lambda: itertools.repeat(1, "x"),
    lambda: next(itertools.chain(1)),
    lambda: itertools.chain.from_iterable(),
    lambda: itertools.chain(x=1),
    lambda: itertools.accumulate(),
    lambda: list(itertools.accumulate(["a", 1])),
    lambda: itertools.batched("abc", 0),
    lambda: itertools.batched("abc"),
    lambda: list(itertools.batched("abc", 2, strict=True)),
    lambda: itertools.zip_longest("a", fill=1),
    lambda: list(itertools.starmap(pow, [1])),
    lambda: itertools.starmap(pow),
    lambda: itertools.pairwise(1),
    lambda: next(itertools.takewhile(1, "a")),
    lambda: itertools.compress("a"),
    lambda: list(itertools.chain("a", broken)),
    lambda: next(itertools.cycle(broken)),
    lambda: len(itertools.count()),
    lambda: itertools.count()[0],
    lambda: itertools.chain("a").peek(),
    lambda: itertools.product.from_iterable,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
