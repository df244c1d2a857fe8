people = [("Ann", 31), ("Bob", 25), ("Cid", 31), ("Dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower))
people.sort(key=lambda p: p[0], reverse=True)
print(people, min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]))
print(sorted({"b": 1, "a": 2}), sorted("hello", reverse=True), sorted([3, 1.5, True]), sorted([[2], [1, 5], [1]]))
print(min(3, 1, 2), max("abc"), min([], default="none"), max([1, -5], key=abs), min("b", "a", key=ord), sorted([]))


class Job:
    def __init__(self, priority):
        self.priority = priority

    def __lt__(self, other):
        print(f"{self.priority}<{other.priority}", end=" ")
        return self.priority < other.priority


print([job.priority for job in sorted([Job(2), Job(1), Job(3)])])
print(list(reversed([1, 2, 3])), list(reversed("abc")), [1, 2, 3][::-1], sorted(range(5), key=lambda x: x % 2))
for wrong in (lambda: sorted([1, "a"]), lambda: min([]), lambda: max(), lambda: sorted(5), lambda: min(1), lambda: reversed({1}), lambda: sorted([3], key=5), lambda: sorted([1], lambda x: x)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
