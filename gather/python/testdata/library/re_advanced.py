import re

print(re.findall(r"(?<=\$)\d+", "$5 €6 $70"), re.findall(r"(?<!\$)\b\d+", "$5 6 $70"), re.findall(r"\w+(?=:)", "a: b c:"), re.findall(r"\w+\b(?!:)", "a: b c:"))
print(re.match(r"(['\"]).*?\1", "'a' \"b\"")[0], re.match(r"(<)?a(?(1)>|!)", "<a>"), re.match(r"(<)?a(?(1)>|!)", "<a!"), re.match(r"(?P<q>x)(?P=q)", "xx"))
print(re.match(r"a++b", "aaab"), re.match(r"a++ab", "aaab"), re.match(r"(?>a+)b", "aab"), re.match(r"(?:ab){2,3}?", "ababab"), re.match(r"x{,2}", "xxx"))
print(re.match(r"(?:(a)|b)*", "ab").groups(), re.match(r"((a)|b)*?c", "abc").groups(), re.match(r"(a*)*", "aa").groups(), re.search(r"(?=(a+))a*b\1", "baaabac")[0])
print(re.compile(r"""
    (?P<year> \d{4} ) -   # the year
    (?P<month> \d\d )     # the month
""", re.VERBOSE).match("2024-05").groupdict())
print(re.findall(r"(?m)^.", "a\nb"), re.findall(r"(?s)a.b", "a\nb"), re.match(r"(?i:A)b", "ab"), re.match(r"(?i:A)b", "aB"), re.sub(r"(?m)^", "> ", "a\nb"))
print(re.findall(r"[^\W\d_]+", "ab1_cé"), re.findall(r"[a\-z\]]", "a-z]b"), re.findall(r"\x41|\u00e9|\101", "Aé"), re.findall(r"\Aa|b\Z", "aab"))
tokens = re.compile(r"(?P<number>\d+)|(?P<name>\w+)|(?P<space>\s+)|(?P<other>.)")
print([(token.lastgroup, token[0]) for token in tokens.finditer("x1 = 42 + y") if token.lastgroup != "space"])
print(re.match(r"(x+x+)+y", "x" * 12), re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups(), [m.span() for m in re.finditer(r"", "ab")])
match re.match(r"(\w+)=(\d+)", "size=10"):
    case re.Match() as found if found[1] == "size":
        print("size", int(found[2]))
