import re

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def _names(kind, names):
    return f"(?P<{kind}>{'|'.join(sorted(names, key=len, reverse=True))})"


_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "e": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)",
    "k": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)", "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "l": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)", "w": r"(?P<w>[0-6])",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)", "u": r"(?P<u>[1-7])", "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)", "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))?",
    "A": _names("A", _DAYS), "a": _names("a", [day[:3] for day in _DAYS]), "B": _names("B", _MONTHS),
    "b": _names("b", [month[:3] for month in _MONTHS]), "p": r"(?P<p>am|pm)", "Z": r"(?P<Z>utc|gmt)", "%": "%",
}
_PATTERNS[":z"] = _PATTERNS["z"].replace(":?", ":")
_COMBINED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M",
             "D": "%m/%d/%y", "r": "%I:%M:%S %p", "n": r"\s+", "t": r"\s+"}


_compiled = {}


def _compile(format):
    if format not in _compiled:
        _compiled[format] = _expression(format)
    return _compiled[format]


def _expression(format):
    text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    text = re.sub(r"\s+", r"\\s+", text).replace("'", "['\u02bc]")

    def directive(match):
        kind = match[1]
        if kind in _COMBINED and kind not in "nt":
            return re.sub("%(.)", directive, _COMBINED[kind].replace(" ", r"\s+"))
        if kind in "nt":
            return r"\s+"
        if kind not in _PATTERNS:
            raise ValueError(f"'{kind.replace(chr(92), '')}' is a bad directive in format {format!r}")
        return _PATTERNS[kind]

    if re.search(r"(?:^|[^%])(?:%%)*%(?::?)$", format):
        raise ValueError(f"stray % in format {format!r}")
    kinds = set(re.findall(r"%(\w)", format))
    if kinds & {"d", "e"} and not kinds & {"Y", "y", "G", "c", "x", "F", "D"}:
        import warnings
        warnings.warn("""\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""", DeprecationWarning)
    try:
        return re.compile(re.sub(r"%(:?\\?.)", directive, text, flags=re.S), re.I)
    except re.PatternError as error:
        raise ValueError(str(error)) from None


def strptime(data, format):
    for i, value in enumerate((data, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {i + 1} must be str, not {type(value).__name__}")
    found = _compile(format).match(data)
    if not found:
        raise ValueError(f"time data {data!r} does not match format {format!r}")
    if len(data) != found.end():
        raise ValueError(f"unconverted data remains: {data[found.end():]}")
    values = found.groupdict()

    def number(kind, missing):
        return int(values[kind]) if values.get(kind) is not None else missing

    year = number("Y", None)
    if (short := number("y", None)) is not None:
        year = short + (2000 if short <= 68 else 1900)
    month, day = number("m", 1), number("d", 1)
    if "B" in values:
        month = _MONTHS.index(values["B"].lower()) + 1
    if "b" in values:
        month = [name[:3] for name in _MONTHS].index(values["b"].lower()) + 1
    hour = number("H", 0)
    if "I" in values:
        hour = number("I", 0)
        half = (values.get("p") or "").lower()
        if half in ("", "am"):
            hour = 0 if hour == 12 else hour
        else:
            hour = 12 if hour == 12 else hour + 12
    weekday = None
    if "A" in values:
        weekday = _DAYS.index(values["A"].lower())
    if "a" in values:
        weekday = [name[:3] for name in _DAYS].index(values["a"].lower())
    if "w" in values:
        weekday = (number("w", 0) - 1) % 7
    if "u" in values:
        weekday = number("u", 1) - 1
    day_of_year = number("j", None)
    iso_year, iso_week = number("G", None), number("V", None)
    if iso_year is not None:
        if day_of_year is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap = False
    if year is None:
        if month == 2 and day == 29:
            year, leap = 1904, True
        else:
            year = 1900
    from datetime import date
    if day_of_year is None and weekday is not None:
        for kind, first in (("U", 6), ("W", 0)):
            if kind in values:
                start = date(year, 1, 1)
                skip = (first - start.weekday()) % 7
                offset = (weekday - first) % 7
                day_of_year = skip + (number(kind, 0) - 1) * 7 + offset + 1
        if iso_year is not None:
            moment = date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = moment.year, moment.month, moment.day
        if day_of_year is not None and day_of_year <= 0:
            year -= 1
            day_of_year += date(year, 12, 31).timetuple().tm_yday
    if day_of_year is not None and ("j" in values or "U" in values or "W" in values):
        moment = date.fromordinal(day_of_year - 1 + date(year, 1, 1).toordinal())
        year, month, day = moment.year, moment.month, moment.day
    moment = date(year, month, day)
    day_of_year = moment.timetuple().tm_yday
    if weekday is None:
        weekday = moment.weekday()
    if leap:
        year = 1900
    offset, name, dst = None, None, -1
    zone = values.get("z")
    if zone:
        offset = 0
        if zone not in ("Z", "z"):
            if ":" in zone[1:] and zone[3] != ":":
                raise ValueError(f"Inconsistent use of : in {zone}")
            digits = zone[1:].replace(":", "")
            whole, _, fraction = digits.partition(".")
            if len(whole) == 6 and ":" in zone and zone[6:7] != ":":
                raise ValueError(f"Inconsistent use of : in {zone}")
            offset = (int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)) * 1_000_000
            offset += int(fraction.ljust(6, "0") or 0)
            offset = -offset if zone[0] == "-" else offset
    if values.get("Z"):
        name, dst = values["Z"].upper(), 0
    microsecond = int(values["f"].ljust(6, "0")) if values.get("f") else 0
    return (year, month, day, hour, number("M", 0), number("S", 0), weekday, day_of_year, dst, microsecond, offset, name)
