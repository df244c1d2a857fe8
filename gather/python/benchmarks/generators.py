def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(numbers):
    for number in numbers:
        if number % 2 == 0:
            yield number


def both(n):
    yield from evens(count(n))
    yield from count(n)


def main():
    return sum(x for x in both(100_000))


main()
