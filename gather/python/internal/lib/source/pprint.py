__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width, self._stream = depth, indent, width, stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        text = self.pformat(object)
        if self._stream is None:
            print(text)
        else:
            self._stream.write(text + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            shape = self._shape(object)
            if shape is not None:
                context[id(object)] = 1
                shape(object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _shape(self, object):
        cls = type(object)
        method = cls.__repr__
        for kind, shape in ((dict, self._pprint_dict), (list, self._pprint_list), (tuple, self._pprint_tuple),
                            (set, self._pprint_set), (frozenset, self._pprint_set), (str, self._pprint_str), (bytes, self._pprint_bytes)):
            if isinstance(object, kind) and method is kind.__repr__:
                return shape
        name = f"{cls.__module__}.{cls.__qualname__}"
        shape = {"collections.OrderedDict": self._pprint_named_dict, "collections.Counter": self._pprint_counter,
                 "collections.defaultdict": self._pprint_default_dict, "collections.deque": self._pprint_deque,
                 "types.MappingProxyType": self._pprint_mappingproxy, "builtins.mappingproxy": self._pprint_mappingproxy,
                 "types.SimpleNamespace": self._pprint_namespace, "collections.ChainMap": self._pprint_chain_map}.get(name)
        if shape is None and hasattr(cls, "__dataclass_fields__") and cls.__dataclass_params__.repr and \
                getattr(method, "__module__", None) == cls.__module__ and "__dataclass_fields__" in vars(cls) and \
                method.__code__.co_filename == "<string>":
            return self._pprint_dataclass
        return shape

    def _pprint_dataclass(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in type(object).__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        write(name + "(")
        self._format_attributes(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _pprint_namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else type(object).__name__
        write(name + "(")
        self._format_attributes(object.__dict__.items(), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _pprint_dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _pprint_named_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _pprint_mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _pprint_counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _pprint_default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent += len(object.__class__.__name__) + 1
        write(f"{object.__class__.__name__}({factory},\n{' ' * indent}")
        self._pprint_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _pprint_chain_map(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(m, write, indent, allowance + 1 if last else 1, context, level)
            write(")" if last else ",\n" + " " * indent)

    def _pprint_deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._format_items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._format_items(object, write, indent, 2, context, level)
            write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _pprint_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._format_items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _pprint_tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _pprint_set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        cls = object.__class__
        if cls is set:
            write("{")
            end = "}"
        else:
            write(cls.__name__ + "({")
            end = "})"
            indent += len(cls.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _pprint_str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        chunks, lines = [], object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = last_width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                last_width -= allowance
            if len(text) <= last_width:
                chunks.append(text)
                continue
            parts = _words(line)
            parts_before, current = len(parts) - 1, ""
            last_width_here = width
            for j, part in enumerate(parts):
                candidate = current + part
                if j == parts_before and i == len(lines) - 1:
                    last_width_here -= allowance
                if len(repr(candidate)) > last_width_here:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _pprint_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        width, current, delimiter = self._width - indent, b"", ""
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            candidate = current + part
            if i == last:
                width -= allowance
            if len(repr(candidate)) > width:
                if current:
                    write(delimiter + repr(current))
                    delimiter = "\n" + " " * indent
                current = part
            else:
                current = candidate
        if current:
            write(delimiter + repr(current))
        if parens:
            write(")")

    def _format_dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                write(",\n" + " " * indent)

    def _format_attributes(self, items, write, indent, allowance, context, level):
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(",\n" + " " * indent)

    def _format_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        items = list(items)
        separator = ",\n" + " " * indent
        delimiter = ""
        width = max_width = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = max_width
                    if delimiter:
                        delimiter = separator
                if width >= size:
                    width -= size
                    write(delimiter + text)
                    delimiter = ", "
                    continue
            write(delimiter)
            delimiter = separator
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in (str, bytes, float, complex, bool, type(None)):
            return repr(object), True, False
        method = cls.__repr__
        if isinstance(object, int) and method is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        is_dict = isinstance(object, dict) and method is dict.__repr__
        if not is_dict and not (isinstance(object, list) and method is list.__repr__ or isinstance(object, tuple) and method is tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return "{}" if is_dict else repr(object), True, False
        if maxlevels and level >= maxlevels:
            if is_dict:
                return "{...}", False, id(object) in context
            return "[...]" if isinstance(object, list) else "(...,)" if len(object) == 1 else "(...)", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []

        def part(o):
            nonlocal readable, recursive
            text, can_read, is_recursive = self.format(o, context, maxlevels, level + 1)
            readable = readable and can_read
            recursive = recursive or is_recursive
            return text

        if is_dict:
            for key, value in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
                parts.append(f"{part(key)}: {part(value)}")
        else:
            parts = [part(o) for o in object]
        del context[id(object)]
        text = ", ".join(parts)
        if is_dict:
            return f"{{{text}}}", readable, recursive
        if isinstance(object, list):
            return f"[{text}]", readable, recursive
        return f"({text},)" if len(object) == 1 else f"({text})", readable, recursive


def _words(line):
    parts, start, at = [], 0, 0
    while at < len(line):
        while at < len(line) and not line[at].isspace():
            at += 1
        while at < len(line) and line[at].isspace():
            at += 1
        parts.append(line[start:at])
        start = at
    return parts
