d = {"b": 2, "a": 1}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, list(d), list(d.values()), list(d.items()))
print(d.keys(), d.values(), d.items())
print(d.setdefault("a", 9), d.setdefault("d", []), d.pop("c"), d.pop("q", "none"), d)
d.update({"b": 20}, e=5)
d.update([("f", 6)])
print(d, d.popitem(), dict(a=1, b=2), dict([("x", 1)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
del d["a"]
d["b"] = "moved?"
print(d, list(reversed(d)), {1: "a"} | {1: "b", 2: "c"}, {**{"x": 1}, "y": 2})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 1} == {1.0: True}, {} == {}, {"a": {}} != {"a": []})
view = d.keys()
d["late"] = 1
print(view, sorted({"a": 1, "b": 2}.keys() & {"b", "c"}), {"a": 1}.items() == {"a": 1}.items())
print({(1, 2): "tuple", 1.5: "float", None: "none", True: "bool", frozenset(): "set"})
copy = d.copy()
copy.clear()
print(copy, bool(copy), bool(d), max({"a": 3, "b": 1}, key={"a": 3, "b": 1}.get), sum({1: 2, 3: 4}))
for key, value in sorted(d.items(), key=lambda pair: str(pair[1])):
    print(key, "=", value)
for wrong in (lambda: d["nope"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.pop("x"), lambda: d.nope, lambda: {1: 2} + {3: 4}, lambda: {1: 2} < {3: 4}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {{}: 1}):
    try:
        wrong()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
