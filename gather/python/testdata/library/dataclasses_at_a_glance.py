from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass(order=True, frozen=True)
class Job:
    priority: int
    name: str = field(compare=False)
    tags: list = field(default_factory=list, compare=False, repr=False)


print(Point(1), Point(1, 2) == Point(1, 2), asdict(Point(3, 4)), astuple(Point(5)), replace(Point(1), y=9))
print(sorted([Job(2, "b"), Job(1, "a")]), Job(1, "x") == Job(1, "y"), Job(1, "x").tags)
for attempt in (lambda: setattr(Job(1, "a"), "priority", 2), lambda: Point()):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
