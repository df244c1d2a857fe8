"""Results of many tasks, printed prettily."""
import asyncio
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr


@dataclass
class Report:
    name: str
    values: list
    extra: dict = field(default_factory=dict)


async def measure(n):
    await asyncio.sleep(n / 10)
    return {"id": n, "name": f"sensor number {n}", "values": list(range(n * 3)), "tags": {"zone": n % 3, "active": bool(n % 2)}}


async def main():
    results = await asyncio.gather(*(measure(n) for n in range(4)))
    pprint(results)
    pprint(results, width=40)
    pprint(results[3], compact=True, width=30)
    pprint(results, depth=2)
    pp(results[1])
    pprint({"z": 1, "a": 2, 3: "mixed"}, sort_dicts=True)
    pprint(results[2], indent=4, width=50)


asyncio.run(main())
pprint(Report("first", list(range(30)), {"key": "v" * 50}))
pprint([Report("short", [])])
pprint("a long string of words that has to be broken over several lines because it does not fit in " * 2, width=50)
pprint(["a long string of words that has to be broken over several lines because it does not fit"], width=30)
pprint(("one",))
pprint(tuple("abcdefghij" for _ in range(12)))
pprint({"alpha", "beta", "gamma"}, width=10)
pprint(frozenset([1, 2, 3]), width=5)
pprint(OrderedDict((f"key{i}", "value" * i) for i in range(6)))
pprint(defaultdict(list, {f"key{i}": ["value"] * i for i in range(5)}))
pprint(Counter("the quick brown fox jumps over the lazy dog" * 2), width=40)
pprint(deque(range(40), maxlen=50))
pprint(b"bytes that are long enough to be split into several lines of text, surely", width=30)
pprint([1000000, 2.5, None, True, 1j], underscore_numbers=True)
pprint([])
pprint({})
nested = [1, [2, [3, [4, [5]]]]]
pprint(nested, depth=3)
print(pformat(nested), saferepr(nested), isreadable(nested), isrecursive(nested), isreadable(object()))
loop = [1]
loop.append(loop)
print(isrecursive(loop), saferepr(loop).startswith("[1, <Recursion on list with id="))
PrettyPrinter(width=20, indent=2).pprint({"a": list(range(10)), "b": (1, 2)})
try:
    PrettyPrinter(depth=-1)
except ValueError as error:
    print(error)
