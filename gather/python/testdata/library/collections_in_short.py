from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
print(Point(1, 2), Point(1).y, Point(1, 2)._asdict(), Point(1, 2)._replace(x=9), *Point(3, 4))
counts = Counter("banana")
print(counts, counts.most_common(1), counts["z"], counts + Counter("ab"), sum(counts.values()))
groups = defaultdict(list)
for word in ["ant", "bee", "ape"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"])
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
d.rotate(1)
print(d, d.popleft(), d.pop(), list(d), len(d))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, list(o), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
