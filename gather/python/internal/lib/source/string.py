__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _parts(self):
        text, mark = self.template, self.delimiter
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield text[at:], None, None, 0
                return
            start = found + len(mark)
            if text.startswith(mark, start):
                yield text[at:found], "escaped", mark, found
                at = start + len(mark)
                continue
            braced = text[start:start + 1] == "{"
            end = first = start + braced
            while end < len(text) and text[end] in _identifier and not (end == first and text[end] in digits):
                end += 1
            if end > first and (not braced or text[end:end + 1] == "}"):
                yield text[at:found], "braced" if braced else "named", text[first:end], found
                at = end + braced
            else:
                yield text[at:found], "invalid", mark, found
                at = start

    def _expand(self, mapping, kws, safe):
        values = {**mapping, **kws} if kws else mapping
        result = []
        for text, kind, name, at in self._parts():
            result.append(text)
            if kind in ("named", "braced"):
                if not safe:
                    result.append(str(values[name]))
                    continue
                try:
                    result.append(str(values[name]))
                except KeyError:
                    result.append(f"{self.delimiter}{{{name}}}" if kind == "braced" else self.delimiter + name)
            elif kind == "escaped" or kind == "invalid" and safe:
                result.append(name)
            elif kind == "invalid":
                lines = self.template[:at + 1].splitlines(keepends=True)
                column = at + 1 - len("".join(lines[:-1])) if lines else 1
                raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")
        return "".join(result)

    def substitute(self, mapping={}, /, **kws):
        return self._expand(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._expand(mapping, kws, True)

    def is_valid(self):
        return all(kind != "invalid" for _, kind, _, _ in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, kind, name, _ in self._parts() if kind in ("named", "braced")))


_identifier = frozenset(ascii_letters + digits + "_")


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first = _first(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif first.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = {"s": str, "r": repr, "a": ascii}.get(conversion)
        if convert is None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return convert(value)

    def parse(self, format_string):
        text, at = "", 0
        while at < len(format_string):
            char = format_string[at]
            if char not in "{}":
                text += char
                at += 1
                continue
            if format_string[at + 1:at + 2] == char:
                yield text + char, None, None, None
                text = ""
                at += 2
                continue
            if char == "}":
                raise ValueError("Single '}' encountered in format string")
            if at + 1 == len(format_string):
                raise ValueError("Single '{' encountered in format string")
            end, depth = at + 1, 1
            while end < len(format_string):
                depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                if not depth:
                    break
                end += 1
            else:
                raise ValueError("expected '}' before end of string")
            name, colon, spec = format_string[at + 1:end].partition(":")
            name, bang, conversion = name.partition("!")
            yield text, name, spec, conversion if bang else None
            text = ""
            at = end + 1
        if text:
            yield text, None, None, None

    def get_field(self, field_name, args, kwargs):
        first = _first(field_name)
        obj = self.get_value(int(first) if first.isdigit() else first, args, kwargs)
        rest = field_name[len(first):]
        while rest:
            if rest[0] == ".":
                end = 1
                while end < len(rest) and rest[end] not in ".[":
                    end += 1
                obj = getattr(obj, rest[1:end])
            else:
                end = rest.index("]")
                key = rest[1:end]
                obj = obj[int(key) if key.isdigit() else key]
                end += 1
            rest = rest[end:]
        return obj, int(first) if first.isdigit() else first


def _first(field_name):
    for at, char in enumerate(field_name):
        if char in ".[":
            return field_name[:at]
    return field_name
