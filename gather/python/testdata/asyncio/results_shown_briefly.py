import asyncio
import collections
import dataclasses


class Long:
    def __repr__(self):
        return "é" * 50


class Broken:
    def __repr__(self):
        raise ValueError("broken")


class OwnDict(dict):
    pass


class OwnList(list):
    pass


@dataclasses.dataclass
class Point:
    name: str
    values: list


RESULTS = [
    {"b": 1, "a": 2}, {i: str(i) * 3 for i in range(9, 0, -1)}, {1: "a", "b": 2}, {(1, 2): [3]}, {"x" * 50: {}},
    {"user": {"name": "x" * 40, "list": list(range(10))}, "id": 1}, {"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}},
    {3, 1, 2}, set(range(9)), frozenset([2, 1]), set(), frozenset(), {},
    "x" * 28, "x" * 31, "é" * 40, "'" * 30, "a\nb" * 12, b"x" * 40, 10**39, 10**60, -(10**60), True, 1.5,
    [1] * 9, [[[[[[[[1]]]]]]]], ((((((((1,),),),),),),),), ((1, 2), [3, {4: [5]}]), (), (1,), [],
    Long(), [Long()], {"k": Long()}, OwnDict(b=1, a=2), OwnList([1] * 9), Point("n", [1, 2, 3, 4, 5, 6]), ValueError("x" * 40),
    collections.deque(range(9)), collections.deque([1], 20), collections.Counter("aab"), collections.defaultdict(list, {"x": [1]}),
]


async def main():
    loop = asyncio.get_running_loop()
    for result in RESULTS:
        future = loop.create_future()
        future.set_result(result)
        print(future)
    future = loop.create_future()
    future.set_result([Broken()])
    print(repr(future)[:45])


asyncio.run(main())
