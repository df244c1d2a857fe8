import re

text = "Ann <ann@example.com>, Bob <bob.b@test.org>; call 555-1234 or 555-9876"
print(re.findall(r"[\w.]+@[\w.]+", text), re.findall(r"(\w+) <([^>]+)>", text), re.findall(r"\d{3}-\d{4}", text))
match = re.search(r"(?P<user>[\w.]+)@(?P<host>[\w.]+)", text)
print(match, match.group(), match.group("user"), match["host"], match.groups(), match.groupdict(), match.span(), match.start("host"))
print(re.match(r"\w+", text), re.match("x", text), re.fullmatch(r"[\s\S]+", "a\nb"), bool(re.match("", "")))
for found in re.finditer(r"\b(?P<area>\d+)-(?P<number>\d+)\b", text):
    print(found.span(), found["number"], found.lastgroup, found.expand(r"\g<area>/\2"))
print(re.split(r"[,;]\s*", text), re.split(r"(-)", "a-b-c", maxsplit=1))
print(re.sub(r"\d", "#", text), re.subn(r"(\w+)@", r"<\1>@", text), re.sub(r"\d+", lambda m: str(int(m[0]) + 1), "a1 b99", count=1))
pattern = re.compile(r"^(\w)(\w*)$", re.MULTILINE | re.IGNORECASE)
print(pattern, pattern.flags, pattern.groups, pattern.findall("ab\nC\n\nde"), pattern.search("ab\ncd", 1), re.escape("1+1=2?"))
print(re.findall(r"(?i)é\w", "ÉA éb"), re.findall(r"\w+", "naïve café", re.ASCII), re.findall(rb"\w+", b"a b"), re.I | re.M, repr(re.S))
print(re.match(r"(a)?(b)?", "b").groups("-"), re.match(r"(?:(\d+)|(\w+))", "x1").lastindex, re.findall(r"a*", "baac"), re.split(r"\b", "a b"))
