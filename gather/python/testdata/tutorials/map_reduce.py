import asyncio
import collections
import operator
import re
from functools import reduce

TEXT = """\
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness, it was
the spring of hope, it was the winter of despair.
"""


def partition(lines, size):
    for i in range(0, len(lines), size):
        yield lines[i : i + size]


async def count_words(lines):
    await asyncio.sleep(len(lines) / 10)  # a slow machine far away
    return collections.Counter(word.lower() for line in lines for word in re.findall(r"[A-Za-z']+", line))


def merge(first, second):
    return first + second


async def main(size):
    lines = TEXT.splitlines()
    jobs = [count_words(chunk) for chunk in partition(lines, size)]
    print(f"{len(jobs)} jobs")
    intermediate = await asyncio.gather(*jobs)
    total = reduce(merge, intermediate, collections.Counter())
    for word, count in total.most_common(5):
        print(f"{word:<8}{count:>3} {'*' * count}")
    by_length = collections.defaultdict(set)
    for word in total:
        by_length[len(word)].add(word)
    print({length: sorted(words) for length, words in sorted(by_length.items()) if length > 7})
    print(sum(map(operator.mul, total.values(), map(len, total))), "letters")

    powers = [asyncio.sleep(1 / n, pow(2, n)) for n in (8, 16, 64)]
    print([await power for power in asyncio.as_completed(powers)])


asyncio.run(main(2))
