from bisect import bisect, bisect_left, bisect_right, insort, insort_left


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect(breakpoints, score)]


print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])
a = [1, 2, 2, 3]
print(bisect_left(a, 2), bisect_right(a, 2), bisect(a, 0), bisect(a, 9), bisect_left(a, 2, 2), bisect_left(a, 3, 0, 2))
insort(a, 2.5)
insort_left(a, 1)
print(a)
films = [("Jaws", 1975), ("Alien", 1979), ("Dune", 2021)]
print(bisect(films, 1978, key=lambda film: film[1]))
insort(films, ("Heat", 1995), key=lambda film: film[1])
print(films)


class Logged(list):
    def insert(self, index, item):
        print("insert", index, item)
        super().insert(index, item)


logged = Logged([1, 3])
insort(logged, 2)
print(logged)
for attempt in (
    lambda: bisect(),
    lambda: bisect([1]),
    lambda: bisect([1, 2], "a"),
    lambda: bisect([1, 2], 1, -1),
    lambda: bisect([1, 2], 1, 0, 5),
    lambda: bisect([1, 2], 1, 0, 2, len),
    lambda: bisect(5, 1),
    lambda: bisect([1], 1, key=5),
    lambda: insort((1, 2), 1),
    lambda: bisect([1], 1, hi="a"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
