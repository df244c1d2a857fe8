from _json import escape as _escape, escape_ascii as _escape_ascii, scan as _scan

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]
__path__ = []


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg, self.doc, self.pos = msg, doc, pos

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int, self.parse_constant = parse_float or float, parse_int or int, parse_constant
        self.memo = {}

    def _scan(self, s, idx):
        try:
            return _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                         None if self.parse_float is float else self.parse_float,
                         None if self.parse_int is int else self.parse_int, self.parse_constant)
        except _Wrong as wrong:
            msg, pos = wrong.args
        raise JSONDecodeError(msg, s, pos)

    def decode(self, s):
        obj, end = self._scan(s, _blank(s, 0))
        end = _blank(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._scan(s, idx)


JSONDecoder.__module__ = "json.decoder"


def _blank(s, i):
    while i < len(s) and s[i] in " \t\n\r":
        i += 1
    return i


class _Wrong(Exception):
    pass


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        parts = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        _Writing(self, parts, indent).write(o, 0)
        return iter(parts)


JSONEncoder.__module__ = "json.encoder"


class _Writing:
    def __init__(self, encoder, parts, indent):
        self.encoder, self.add, self.indent = encoder, parts.append, indent
        self.escape = _escape_ascii if encoder.ensure_ascii else _escape
        self.within = {} if encoder.check_circular else None

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o in (_INFINITY, -_INFINITY):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def plain(self, o):
        if isinstance(o, str):
            return self.escape(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def write(self, o, level):
        text = self.plain(o)
        if text is not None:
            self.add(text)
            return
        if isinstance(o, (list, tuple)):
            self.enter(o)
            self.array(o, level)
        elif isinstance(o, dict):
            self.enter(o)
            self.object(o, level)
        else:
            self.enter(o)
            made = self.encoder.default(o)
            try:
                self.write(made, level)
            except Exception as error:
                error.add_note(f"when serializing {type(o).__name__} object")
                raise
        if self.within is not None:
            del self.within[id(o)]

    def enter(self, o):
        if self.within is not None:
            if id(o) in self.within:
                raise ValueError("Circular reference detected")
            self.within[id(o)] = o

    def line(self, level):
        return "\n" + self.indent * level

    def array(self, items, level):
        if not items:
            self.add("[]")
            return
        separator = self.encoder.item_separator
        first = "["
        if self.indent is not None:
            first += self.line(level + 1)
            separator += self.line(level + 1)
        for i, item in enumerate(items):
            before = separator if i else first
            text = self.plain(item)
            if text is not None:
                self.add(before + text)
                continue
            self.add(before)
            try:
                self.write(item, level + 1)
            except Exception as error:
                error.add_note(f"when serializing {type(items).__name__} item {i}")
                raise
        self.add("]" if self.indent is None else self.line(level) + "]")

    def key(self, key):
        if isinstance(key, str):
            return key
        text = self.plain(key)
        if text is None:
            if self.encoder.skipkeys:
                return None
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
        return text

    def object(self, d, level):
        if not d:
            self.add("{}")
            return
        separator = self.encoder.item_separator
        first = "{"
        if self.indent is not None:
            first += self.line(level + 1)
            separator += self.line(level + 1)
        written = False
        for key, value in sorted(d.items()) if self.encoder.sort_keys else d.items():
            text = self.key(key)
            if text is None:
                continue
            self.add(separator if written else first)
            written = True
            self.add(self.escape(text))
            self.add(self.encoder.key_separator)
            try:
                self.write(value, level + 1)
            except Exception as error:
                error.add_note(f"when serializing {type(d).__name__} item {key!r}")
                raise
        if not written:
            self.add("{}")
        else:
            self.add("}" if self.indent is None else self.line(level) + "}")


_INFINITY = float("inf")


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
         default=None, sort_keys=False, **kw):
    for part in (cls or JSONEncoder)(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
            separators=separators, default=default, sort_keys=sort_keys, **kw).iterencode(obj):
        fp.write(part)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, bytes):
        s = s.decode()
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    for name, value in (("object_hook", object_hook), ("object_pairs_hook", object_pairs_hook), ("parse_float", parse_float),
                        ("parse_int", parse_int), ("parse_constant", parse_constant)):
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)


__lacks__ = {"scanner detect_encoding codecs": ""}
