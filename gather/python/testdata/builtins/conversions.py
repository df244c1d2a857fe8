print(int("7"), int(7.9), int(" 12\n"), int("-0"), int("z", 36), int("0x1F", 16), int(b"5"), int())
print(float("3"), float("-.5"), float("1e-3"), float("Infinity"), float(), str(), str(5), str(None), str(b"x"), str(b"x", "utf-8"))
print(bool(), bool("a"), list(), tuple(), dict(), set(), list("ab"), tuple({1: 2}), set([1, 1]), dict([("a", 1)]), dict(a=1))
print(str([1, "a", None]), str({"k": (1,)}), repr(str(1.0)), str(1e3), str(True), str(range(3)), repr("é"), str(ValueError("text")))
print(int("１２"), int(True), float(True), bytes("a", "utf-8"), frozenset("a"), chr(int("65")), ord("A"))
for wrong in (
    lambda: int("3.5"),
    lambda: int("12a"),
    lambda: int(None),
    lambda: int([1]),
    lambda: int("5", 1),
    lambda: int(5, 10),
    lambda: int("9", 8),
    lambda: float("x"),
    lambda: float(None),
    lambda: float([]),
    lambda: list(5),
    lambda: tuple(5),
    lambda: dict(5),
    lambda: set(5),
    lambda: str(1, 2),
    lambda: bytes("é"),
    lambda: int("1__0"),
    lambda: bool(1, 2),
):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
