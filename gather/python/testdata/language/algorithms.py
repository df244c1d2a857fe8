def primes(limit):
    sieve = [True] * (limit + 1)
    for n in range(2, limit + 1):
        if sieve[n]:
            yield n
            sieve[n * n :: n] = [False] * len(sieve[n * n :: n])


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item, *rest]


def collatz(n):
    steps = 0
    while n != 1:
        n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps


def words(text):
    counts = {}
    for word in text.lower().split():
        counts[word.strip(".,")] = counts.get(word.strip(".,"), 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


print(list(primes(50)))
print(quicksort([3, 6, 1, 8, 2, 9, 2]))
print(["".join(p) for p in permutations(list("abc"))])
print(max(range(1, 300), key=collatz), collatz(27))
print(words("The cat and the dog. The end, and the cat."))
print([[n // d for d in (1, 2, 3)] for n in (6, 12)], [divmod(n, 7) for n in (50, -50)])
hanoi = lambda n, a, b, c: [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(len(hanoi(6, "A", "B", "C")), hanoi(2, "A", "B", "C"))
