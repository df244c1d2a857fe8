import asyncio
import itertools

ids = itertools.count(1)


async def job(kind):
    n = next(ids)
    await asyncio.sleep(n / 10)
    return f"{kind}{n}"


async def main():
    results = await asyncio.gather(*itertools.starmap(job, itertools.chain([("a",)], itertools.repeat(("b",), 2))))
    print(results)
    for batch in itertools.batched(range(7), 3):
        print(batch, await asyncio.gather(*map(job, batch)))
    workers = itertools.cycle(["w1", "w2"])
    print([(next(workers), task) for task in "xyz"])


asyncio.run(main())
print(list(itertools.chain.from_iterable(["ab", "cd"])), list(itertools.islice(itertools.count(10, -2), 4)), itertools.count(5, 2))
print(list(itertools.islice("abcdefg", 1, 6, 2)), list(itertools.islice("abc", None)), list(itertools.repeat("x", 3)), itertools.repeat(1, 2))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([1, 5, 2], max)), list(itertools.accumulate("abc", initial=">")))
print(list(itertools.pairwise("abcd")), list(itertools.compress("abcd", [1, 0, 1])), list(itertools.zip_longest("abc", "x", fillvalue="-")))
print(list(itertools.takewhile(str.isalpha, "ab1c")), list(itertools.dropwhile(str.isalpha, "ab1c")), list(itertools.filterfalse(None, [0, 1, ""])))
