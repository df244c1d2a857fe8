import _sre
from _sre import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error",
           "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
           "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]


class PatternError(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError

_NAMES = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG"}


class RegexFlag(int):
    @property
    def name(self):
        names = [name for value, name in _NAMES.items() if self & value]
        return "|".join(names) if names else "NOFLAG"

    @property
    def value(self):
        return int(self)

    def __repr__(self):
        names = [f"re.{_NAMES[value]}" for value in _NAMES if int(self) & value]
        if rest := int(self) & ~sum(_NAMES):
            names.append(hex(rest))
        return "|".join(names) if names else "re.NOFLAG"

    __str__ = __repr__

    def __format__(self, spec):
        return format(str(self), spec)

    def __or__(self, other):
        return RegexFlag(int(self) | other) if isinstance(other, int) else NotImplemented

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & other) if isinstance(other, int) else NotImplemented

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ other) if isinstance(other, int) else NotImplemented

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return int(self) & other == other


RegexFlag.__qualname__ = "RegexFlag"
NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)

_compiled = {}


def compile(pattern, flags=0):
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _compiled[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if flags & 128:
        from _sys import refuse
        refuse("re.DEBUG can't be used here; leave it out")
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    made = _sre.compile(pattern, flags)
    if len(_compiled) >= 512:
        del _compiled[next(iter(_compiled))]
    _compiled[key] = made
    return made


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


_missing = object()


def _positional(function, values, names, given):
    import warnings
    if len(values) > len(names):
        raise TypeError(f"{function}() takes from {given} to {given + len(names)} positional arguments "
                        f"but {given + len(values)} were given")
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning)
    return values + (0,) * (len(names) - len(values))


def sub(pattern, repl, string, *args, count=_missing, flags=_missing):
    if args:
        if count is not _missing:
            raise TypeError("sub() got multiple values for argument 'count'")
        count, flags_given = _positional("sub", args, ("count", "flags"), 3)
        flags = flags_given if flags is _missing else flags
    return compile(pattern, 0 if flags is _missing else flags).sub(repl, string, 0 if count is _missing else count)


def subn(pattern, repl, string, *args, count=_missing, flags=_missing):
    if args:
        if count is not _missing:
            raise TypeError("subn() got multiple values for argument 'count'")
        count, flags_given = _positional("subn", args, ("count", "flags"), 3)
        flags = flags_given if flags is _missing else flags
    return compile(pattern, 0 if flags is _missing else flags).subn(repl, string, 0 if count is _missing else count)


def split(pattern, string, *args, maxsplit=_missing, flags=_missing):
    if args:
        if maxsplit is not _missing:
            raise TypeError("split() got multiple values for argument 'maxsplit'")
        maxsplit, flags_given = _positional("split", args, ("maxsplit", "flags"), 2)
        flags = flags_given if flags is _missing else flags
    return compile(pattern, 0 if flags is _missing else flags).split(string, 0 if maxsplit is _missing else maxsplit)


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return bytes(pattern).decode("latin1").translate(_SPECIAL).encode("latin1")


def purge():
    _compiled.clear()


__lacks__ = {"Scanner T TEMPLATE template": "re.compile"}
