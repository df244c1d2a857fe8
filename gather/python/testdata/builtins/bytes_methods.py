b = b"hello \x00\xff'"
print(b, len(b), b[0], b[1:3], list(b"abc"), b"ab" + b"c", b"ab" * 2, b"l" in b, 104 in b, bytes(3), bytes([65, 66]))
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b" pad ".strip(), b"abc".upper(), b"abc".replace(b"b", b"B"), b"abc".find(b"c"))
print("é€".encode("utf-8"), b"\xc3\xa9".decode(), bytes("abc", "ascii"), b"abc".hex(), bytes.fromhex("0aff"), b"abc".startswith(b"a"))
print(b"abc" == b"abc", b"a" < b"b", b"a" == "a", hash(b"a") == hash(b"a"), bytes(range(5)), int.from_bytes(b"\x00\x10"))
for wrong in (lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: b"a" + "b", lambda: bytes([256]), lambda: b"a".join(["x"])):
    try:
        wrong()
    except (UnicodeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("é".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"), "é".encode("latin-1"), b"a\xffb".decode(errors="ignore"))
