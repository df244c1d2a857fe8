import asyncio
import copy


class Node:
    def __init__(self, name, children=()):
        self.name = name
        self.children = list(children)
        self.parent = None
        for child in self.children:
            child.parent = self

    def __repr__(self):
        return f"{self.name}{self.children or ''}"


tree = Node("root", [Node("a", [Node("a1")]), Node("b")])
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
tree.children[0].children.append(Node("a2"))
print(tree, shallow, deep, deep.children[0].parent is deep, shallow.children is tree.children)
matrix = [[0] * 2] * 2
independent = copy.deepcopy(matrix)
independent[0][0] = 1
print(independent, matrix, independent[0] is independent[1])
circle = [1]
circle.append({"self": circle})
again = copy.deepcopy(circle)
print(again, again[1]["self"] is again, again is circle)


class Connection:
    opened = 0

    def __init__(self, url):
        self.url = url
        self.socket = object()

    def __copy__(self):
        return type(self)(self.url + "#copy")

    def __deepcopy__(self, memo):
        return type(self)(copy.deepcopy(self.url, memo) + "#deep")


print(copy.copy(Connection("u")).url, copy.deepcopy([Connection("v")])[0].url)


class Saved:
    def __init__(self):
        self.value, self.cache = [1], "big"

    def __getstate__(self):
        return {"value": self.value}

    def __setstate__(self, state):
        self.__dict__.update(state, cache="empty")


saved = copy.deepcopy(Saved())
print(saved.value, saved.cache)


class Slots:
    __slots__ = ("x", "y")


slots = Slots()
slots.x = [1]
print(copy.copy(slots).x is slots.x, copy.deepcopy(slots).x, hasattr(copy.copy(slots), "y"))


class Stack(list):
    pass


stack = Stack([[1]])
stack.name = "s"
other = copy.deepcopy(stack)
print(other, other.name, type(other).__name__, other[0] is stack[0])


class Failed(Exception):
    def __init__(self, code):
        super().__init__(f"failed with {code}")
        self.code = code


error = copy.copy(Failed(7))
print(repr(error), error.code)
for value in (1, "text", (1, 2), ([],), None, len, Node, {1}, {"a": []}, frozenset({1})):
    print(copy.copy(value) is value, copy.deepcopy(value) is value, copy.deepcopy(value) == value)


async def main():
    config = {"retries": [1, 2]}
    results = await asyncio.gather(*(worker(copy.deepcopy(config), n) for n in range(2)))
    print(config, results)
    coroutine = worker({"retries": []}, 0)
    for attempt in (lambda: copy.copy(coroutine), lambda: copy.copy(x for x in ())):
        try:
            attempt()
        except TypeError as error:
            print(error)
    await coroutine


async def worker(config, n):
    config["retries"].append(n)
    await asyncio.sleep(0.1)
    return config


asyncio.run(main())
for attempt in (lambda: copy.replace(5, a=1), lambda: copy.copy(), lambda: copy.deepcopy(copy)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
