"""Constants, capwords, Template and Formatter."""
import string
from string import Formatter, Template, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace))
print(repr(string.printable), capwords("hello  big-world again"), capwords("a,b c,d", ","))
t = Template("Dear $name, you owe ${amount} $$ and ${thing}s; $_x1")
print(t.substitute(name="Ann", amount=5, thing="book", _x1="!"), t.template)
print(t.substitute({"name": "Bob", "amount": 1, "thing": "pen"}, _x1="?", name="Cid"))
print(t.safe_substitute(name="Dan"), t.get_identifiers(), t.is_valid(), Template("$5").is_valid())
for text, values in (("$missing", {}), ("costs $5", {}), ("a\nb ${", {}), ("end $", {})):
    try:
        print(Template(text).substitute(values))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
    print(repr(Template(text).safe_substitute(values)))
try:
    t.substitute({}, {})
except TypeError as error:
    print(error)


class Percent(Template):
    delimiter = "%"


print(Percent("100%% of %x and $y").substitute(x="all"))


class Defaults(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec == "shout":
            return str(value).upper()
        return super().format_field(value, spec)


f = Defaults()
print(f.format("{} {name} {0!r:>6} {other:shout}" .replace("{0!r:>6}", "{!r:>6}"), 1, "b", name="n", other="loud"))
print(f.format("{unknown} {a[0]} {b.real:.2f} {{}}", a=[5], b=3.0), Formatter().format("{0}{1}{0}", "a", "b"))
print(Formatter().vformat("{x:{w}}|", (), {"x": 5, "w": 4}), list(Formatter().parse("a{b!r:>5}c{{d}}{}")))
for text in ("{", "}", "{0} {}", "{x!z}", "{x"):
    try:
        print(Formatter().format(text, 1, 2, x=3))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
