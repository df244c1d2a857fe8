s = "  Hello, World  "
print([s.strip(), s.lstrip(), s.rstrip(), s.strip(" Hd")], "xxabcxx".strip("x"), "a.b.c".rstrip(".c"))
print("hello world".title(), "hELLO".capitalize(), "Hello".swapcase(), "HELLO".lower(), "straße".upper(), "ß".casefold())
print("a,b,,c".split(","), "  a  b ".split(), "a b c d".split(" ", 1), "a b c".rsplit(" ", 1), "a\nb\r\nc\n".splitlines())
print("-".join(["a", "b"]), "".join([]), ", ".join(map(str, range(3))), "k=v=w".partition("="), "k=v=w".rpartition("="), "x".partition("="))
print("banana".replace("an", "AN"), "banana".replace("a", "o", 2), "abc".replace("", "-"), "banana".count("an"), "banana".count("a", 2))
print("banana".find("n"), "banana".rfind("n"), "banana".find("z"), "banana".index("nan"), "banana".find("a", 2, 4))
print("file.py".startswith("file"), "file.py".endswith((".py", ".txt")), "abc".startswith("b", 1), "file.py".removesuffix(".py"), "file.py".removeprefix("x"))
print([("abc".center(7, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))])
print("abc1".isalnum(), "abc".isalpha(), "12".isdigit(), "½".isnumeric(), "Aa".isupper(), "AA".isupper(), " ".isspace(), "Hello There".istitle(), "x_1".isidentifier(), "".isalpha())
print("abc" < "abd", "Z" < "a", "" < "a", "a" * 3, 3 * "ab", "b" in "abc", "" in "", "ab" not in "xab", "abc"[1], "abc"[-1])
print("héllo".encode(), len("日本"), ord("€"), chr(128512), "\u00e9" == "é", "a\\b", r"\n", "tab\there")
table = str.maketrans({"a": "1", "b": None, "c": "see"})
print("abcd".translate(table), "hello".translate(str.maketrans("el", "ip")), "abc".isascii(), "é".isascii())
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00\x7f\xa0é😀"), ascii("é😀"))
for wrong in (lambda: "abc".index("z"), lambda: "abc"[5], lambda: "a" + 1, lambda: "".join([1]), lambda: "a" * "b", lambda: ord("ab"), lambda: chr(-1), lambda: "a".center(), lambda: "x".split("")):
    try:
        wrong()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
