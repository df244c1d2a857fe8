import re

for pattern in [
    "(", ")", "*a", "a**", "[", "[b-a]", "\\", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?P=x)", "(?z)", r"\1", r"(a\1)", "(?<=a+)b", "a{3,2}", "x(?i)", r"\q",
    "(?(1)a|b|c)", "(?:", "a\n(b", "(?P<a", "[a", r"\x1", r"[\d-z]", "(?<a", "^*",
]:
    try:
        print(re.compile(pattern))
    except re.PatternError as error:
        print(repr(pattern), error, error.pos, error.lineno, error.colno)
for replacement in [r"\2", r"\g<x>", r"\q", r"\g<", "\\"]:
    try:
        print(re.sub("(a)", replacement, "a"))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)
found = re.match("(?P<x>a)", "a")
for wrong in (
    lambda: found.group(2), lambda: found["y"], lambda: re.match("a", b"a"), lambda: re.match("a", None), lambda: re.match(1, "a"),
    lambda: re.compile(re.compile("a"), re.I), lambda: re.sub("a", 1, "a"), lambda: found.nothing,
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
re.compile("(unfinished")
