print()
print("a", "b", sep="")
print("a", "b", sep="-", end="!\n")
print(1, 2.0, None, True, [1, "x"], ("t",), {"k": "v"}, {1}, b"b", ..., range(2))
print("no newline", end="")
print()
print(*[1, 2, 3], sep=", ")
print(*"abc", sep="\n")
print("flushed", flush=True)
print(sep="x")
print("", "", sep="|")
print("tab\tand\\backslash", 'q"uote', "unicode: é 日本 😀")
print([["nested", ("tuple", {"dict": [None]})]], [1.0, 1e100, -0.0], "plain", ["plain"])
print("one\ntwo\n", end="")
print(print("inner"))
try:
    print("x", separator="")
except TypeError as error:
    print(error)
try:
    print("x", sep=1)
except TypeError as error:
    print(error)
print("last line, without a newline", end="")
