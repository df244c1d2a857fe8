class Counter:
    def __init__(self, start, step):
        self.value = start
        self.step = step

    def advance(self, times=1):
        self.value += self.step * times
        return self

    @property
    def even(self):
        return self.value % 2 == 0


def main():
    evens = 0
    counter = Counter(0, 3)
    for i in range(100_000):
        counter.advance()
        counter.advance(times=2)
        if counter.even:
            evens += 1
        if i % 1000 == 0:
            counter = Counter(i, 3)
    return evens


main()
