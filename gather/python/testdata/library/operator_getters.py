import asyncio
import operator
from operator import attrgetter, itemgetter, methodcaller


class User:
    def __init__(self, name, age):
        self.name, self.age = name, age

    def greet(self, greeting="hello", end="!"):
        return f"{greeting} {self.name}{end}"


users = [User("bob", 30), User("ann", 25), User("cid", 30)]
print([u.name for u in sorted(users, key=attrgetter("age", "name"))], attrgetter("name", "age")(users[0]), attrgetter("__class__.__name__")(users[0]))
rows = [{"id": 2, "tag": "b"}, {"id": 1, "tag": "a"}]
print(sorted(rows, key=itemgetter("id")), itemgetter(0, -1)("hello"), itemgetter(slice(1, 3))([1, 2, 3, 4]), list(map(itemgetter("tag"), rows)))
print([methodcaller("greet", "hi", end=".")(u) for u in users], methodcaller("upper")("abc"))
print(itemgetter(1, 2), attrgetter("a.b"), methodcaller("f", 1, k=2), operator.add, itemgetter)
print(operator.add(1, 2), operator.truediv(7, 2), operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 8), operator.neg(3), operator.inv(5))
print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.concat([1], [2]), operator.contains("abc", "b"))
print(operator.lt(1, 2), operator.eq("a", "b"), operator.not_([]), operator.truth([0]), operator.is_(None, None), operator.is_not_none(0))
print(operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.length_hint(iter([1, 2])), operator.index(True), operator.call(max, 1, 2))
target = [1, 2, 3]
operator.setitem(target, 0, "x")
operator.delitem(target, 1)
print(target, operator.iadd(target, ["y"]) is target, target, operator.getitem(target, -1))
table = {"+": operator.add, "-": operator.sub, "*": operator.mul}


async def compute(sign, *numbers):
    await asyncio.sleep(0.1)
    return table[sign](*numbers)


async def main():
    print(await asyncio.gather(*(compute(sign, 6, 3) for sign in table), compute("+", 1, "a"), return_exceptions=True))


asyncio.run(main())
for attempt in (
    lambda: operator.add(1),
    lambda: operator.neg(),
    lambda: operator.neg(1, 2),
    lambda: itemgetter(),
    lambda: itemgetter(5)("abc"),
    lambda: itemgetter("a")({}),
    lambda: itemgetter(1)(1, 2),
    lambda: attrgetter(5),
    lambda: attrgetter("name.first")(users[0]),
    lambda: methodcaller(),
    lambda: methodcaller(5),
    lambda: methodcaller("greet")(),
    lambda: operator.index("a"),
    lambda: operator.concat(1, 2),
    lambda: operator.indexOf([1], 2),
    lambda: operator.matmul(1, 2),
    lambda: operator.isub("a", 1),
    lambda: operator.length_hint(1, "a"),
    lambda: operator.delitem(5, 0),
    lambda: operator.setitem((1,), 0, 1),
    lambda: itemgetter(1).name,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
