type Pair[T] = tuple[T, T]
count: int = 3
undefined: "anything at all"


def first[T](items: list[T], default: T | None = None) -> T | None:
    result: T | None = items[0] if items else default
    return result


class Box[T]:
    content: T
    label: str = "box"

    def __init__(self, content: T) -> None:
        self.content: T = content

    def map(self, f: "a function") -> "Box":
        return Box(f(self.content))


print(first([1, 2]), first([], default="nothing"), count)
print(Box(2).map(lambda x: x * 10).content, Box.label)
try:
    undefined
except NameError as error:
    print(error)


def never_evaluated(x: this_name_does_not_exist) -> nor_this:
    return x


print(never_evaluated(5))
