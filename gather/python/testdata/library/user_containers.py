from collections import UserDict, UserList, UserString


class Headers(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


h = Headers({"Content-Type": "text/html"}, ETag="x")
h.update({"ACCEPT": "*"})
print(h, h["content-TYPE"], len(h), list(h), h.data, h | {"B": 1}, h.setdefault("Age", 0), h.pop("age"))


class Stack(UserList):
    def push(self, item):
        self.append(item)
        return self


s = Stack([1]).push(2).push(3)
print(s, s[-1], s[:2], type(s[:2]).__name__, s + [4], [0] + s, s * 2, s == [1, 2, 3], 2 in s, s.index(3), len(s))
s.sort(reverse=True)
s += (0,)
s.remove(2)
print(s, s.pop(), list(reversed(s)), s < [9], max(s))


class Shout(UserString):
    def __str__(self):
        return self.data.upper() + "!"


name = Shout("hello")
print(name, repr(name), name + " x", name[0], name.upper(), type(name.title()).__name__, name == "hello", "ell" in name)
print(name.split("l"), name.replace("l", "L"), name.count("l"), name.center(9, "*"), name.startswith("he"), hash(name) == hash("hello"))
for attempt in (lambda: h["none"], lambda: Stack().pop(), lambda: name.foo, lambda: Stack([1]) + 5):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
