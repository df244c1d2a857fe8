import asyncio
from collections import namedtuple

Reply = namedtuple("Reply", "url status seconds", defaults=[0.0])


async def fetch(url, seconds):
    await asyncio.sleep(seconds)
    return Reply(url, 200, seconds)


async def main():
    replies = await asyncio.gather(fetch("/b", 0.2), fetch("/a", 0.1))
    for reply in sorted(replies):
        print(reply, reply.url, reply[1])
    print(max(replies, key=lambda reply: reply.seconds)._asdict())


asyncio.run(main())
r = Reply("/", 404)
print(r._replace(status=500), Reply._fields, Reply._field_defaults, Reply._make(["/", 1, 2]), Reply.__doc__, Reply.url.__doc__)
url, *rest = r
print(url, rest, r == ("/", 404, 0.0), hash(r) == hash(("/", 404, 0.0)), repr(Reply), Reply.__match_args__)
match r:
    case Reply(status=404, url=u):
        print("missing", u)


class Point(namedtuple("Point", ["x", "y"])):
    __slots__ = ()

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


print(Point(1, 2) + Point(3, 4), Point(y=1, x=0), namedtuple("Odd", "a class _b a", rename=True)._fields)
for attempt in (
    lambda: Reply(),
    lambda: Reply("/"),
    lambda: Reply(1, 2, 3, 4),
    lambda: Reply("/", 1, code=2),
    lambda: r._replace(code=2),
    lambda: Reply._make([1]),
    lambda: setattr(r, "url", "x"),
    lambda: setattr(Point(1, 2), "z", 3),
    lambda: r.missing,
    lambda: namedtuple("P", "x x"),
    lambda: namedtuple("P", "_x"),
    lambda: namedtuple("P", "def"),
    lambda: namedtuple("2P", "x"),
    lambda: namedtuple("P", "x", defaults=[1, 2]),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
