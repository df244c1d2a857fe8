# Recursion that goes through builtin functions and special methods is as deep as any other.
class Node:
    def __init__(self, value, rest=None):
        self.value, self.rest = value, rest

    def __repr__(self):
        return f"{self.value} -> {self.rest!r}"

    def __len__(self):
        return 1 + (len(self.rest) if self.rest is not None else 0)

    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value and self.rest == other.rest

    def __hash__(self):
        return hash((self.value, self.rest))

    def __contains__(self, value):
        return self.value == value or self.rest is not None and value in self.rest

    def __iter__(self):
        yield self.value
        if self.rest is not None:
            yield from self.rest


def chain(length):
    node = None
    for i in range(length):
        node = Node(i, node)
    return node


for length in (100, 230, 450, 900):
    node = chain(length)
    print(length, len(repr(node)), len(node), node == chain(length), hash(node) == hash(chain(length)), 5 in node, sum(node))


def total(tree):
    return tree[0] + sum(total(child) for child in tree[1])


def depth(items):
    return 1 + max(map(depth, items), default=0)


tree, items = (1, []), []
for i in range(450):
    tree, items = (1, [tree]), [items]
print(total(tree), depth(items))


def count():
    calls = 0

    def go():
        nonlocal calls
        calls += 1
        return max([go()])

    try:
        go()
    except RecursionError as error:
        return calls, str(error)


print(count())


class Endless:
    def __str__(self):
        return str(self)

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return sorted([self, other])

    def __getitem__(self, key):
        return self[key]

    def __getattr__(self, name):
        return self.other

    def __repr__(self):
        return "{}".format([self])

    @property
    def prop(self):
        return self.prop


endless = Endless()
for use in (
    lambda: str(endless),
    lambda: endless == 1,
    lambda: sorted([endless, endless]),
    lambda: endless[0],
    lambda: endless.missing,
    lambda: endless.prop,
    lambda: sorted([1], key=lambda x: use()),
):
    try:
        use()
    except RecursionError as error:
        print(error)


class Shown:
    def __repr__(self):
        return f"<{self!s}>"


repr(Shown())
