import time as _time
from _sys import static as _static
from _timestruct import breakdown as _breakdown, format_time as _format_time, struct_time as _struct_time

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR, MAXYEAR = 1, 9999
_DAY = 86_400_000_000  # in microseconds
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # the days of a year before each month
_missing = object()


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    if month == 2:
        return 29 if _leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _ordinal(year, month, day):
    before = year - 1
    return (before * 365 + before // 4 - before // 100 + before // 400 + _BEFORE[month]
            + (month > 2 and _leap(year)) + day)


def _from_ordinal(n):
    year, month, day = _breakdown((n - 719163) * 86400)[:3]
    return year, month, day


def _index(value):
    if isinstance(value, int):
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in 1..9999, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError(f"day {day} must be in range 1..{_days_in(year, month)} for month {month} in year {year}")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{_full_name(offset)}'")
    if not -_DAY < offset._us < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                         f"{offset!r}")
    return offset


def _full_name(value):
    cls = type(value)
    return f"{cls.__module__}.{cls.__name__}" if cls in (date, datetime, time, timedelta, timezone) else cls.__name__


def _format_offset(offset, colon=":"):
    if offset is None:
        return ""
    us = offset._us
    sign, us = ("-", -us) if us < 0 else ("+", us)
    minutes, us = divmod(us, 60_000_000)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if us:
        text += f"{colon}{us // 1_000_000:02d}"
        if us % 1_000_000:
            text += f".{us % 1_000_000:06d}"
    return text


def _format_clock(hour, minute, second, us, timespec):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{us:06d}"
    raise ValueError("Unknown timespec value")


def _strftime(value, format, timetuple):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    parts = []
    at = 0
    while (i := format.find("%", at)) >= 0 and i + 1 < len(format):
        kind = format[i + 1]
        width = 2
        if kind == "f":
            text = f"{getattr(value, 'microsecond', 0):06d}"
        elif kind == "z" or kind == ":" and format[i + 2:i + 3] == "z":
            width = 2 if kind == "z" else 3
            offset = value.utcoffset() if hasattr(value, "utcoffset") else None
            text = _format_offset(offset, ":" if kind == ":" else "")
        elif kind == "Z":
            name = value.tzname() if hasattr(value, "tzname") else None
            text = (name or "").replace("%", "%%")
        else:
            text = format[i:i + 2]
        parts += (format[at:i], text)
        at = i + width
    parts.append(format[at:])
    return _format_time("".join(parts), timetuple)


def _iso_week_one(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in 1..9999, not {year}")
    weeks = 52
    if (_ordinal(year, 1, 1) % 7 == 4) or (_leap(year) and _ordinal(year, 1, 1) % 7 == 3):
        weeks = 53
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_iso_week_one(year) + (week - 1) * 7 + day - 1)


class _Malformed(Exception):
    pass


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise _Malformed
    return int(text)


def _parse_date(text):
    dashed = text[4:5] == "-"
    year, rest = _digits(text[:4]), text[5:] if dashed else text[4:]
    if rest[:1] == "W":
        week, rest = _digits(rest[1:3]), rest[3:]
        if len(text[:4]) < 4 or not rest:
            day = 1
        else:
            if dashed != (rest[0] == "-"):
                raise _Malformed
            rest = rest[1:] if dashed else rest
            if len(rest) != 1:
                raise _Malformed
            day = _digits(rest)
        return _from_iso_week(year, week, day)
    if dashed and rest[2:3] != "-" or len(rest) != (5 if dashed else 4):
        raise _Malformed
    return year, _digits(rest[:2]), _digits(rest[3:] if dashed else rest[2:])


def _parse_clock(text):
    values = []
    colon = text[2:3] == ":"
    at = 0
    while at < len(text):
        if len(values) == 3:
            if text[at] not in ".,":
                raise _Malformed
            fraction = text[at + 1:]
            _digits(fraction)
            values.append(int(fraction[:6].ljust(6, "0")))
            break
        if values and colon:
            if text[at] != ":":
                raise _Malformed
            at += 1
        if values and text[at] in ".,":
            raise _Malformed
        part = text[at:at + 2]
        if len(part) != 2:
            raise _Malformed
        values.append(_digits(part))
        at += 2
    if not values:
        raise _Malformed
    return values + [0] * (4 - len(values))


def _parse_time(text):
    cut = max(text.find("+"), text.find("-"))
    zone = None
    if cut < 0 and text[-1:] == "Z":
        text, zone = text[:-1], timezone.utc
    elif cut >= 0:
        hours, minutes, seconds, us = _parse_clock(text[cut + 1:])
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=us)
        offset = -offset if text[cut] == "-" else offset
        zone = timezone(offset) if offset else timezone.utc
        text = text[:cut]
    return _parse_clock(text), zone


_FACTORS = (("days", _DAY), ("seconds", 1_000_000), ("microseconds", 1), ("milliseconds", 1000), ("minutes", 60_000_000),
            ("hours", 3_600_000_000), ("weeks", 7 * _DAY))


@_static
class timedelta:
    __slots__ = ("_us",)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, left = 0, 0.0
        for (name, factor), value in zip(_FACTORS, (days, seconds, microseconds, milliseconds, minutes, hours, weeks)):
            if isinstance(value, int):
                total += int(value) * factor
            elif isinstance(value, float):
                whole = int(value)
                total += whole * factor
                if fraction := value - whole:
                    fraction *= factor
                    total += int(fraction)
                    left += fraction - int(fraction)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if left:
            odd = total & 1
            total += int(round((left + odd) * 0.5) * 2 - odd) if abs(left - int(left)) == 0.5 else round(left)
        return cls._of(total)

    @classmethod
    def _of(cls, us):
        days = us // _DAY
        if not -999999999 <= days <= 999999999:
            if abs(days) > 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._us = us
        return self

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 1_000_000

    @property
    def microseconds(self):
        return self._us % 1_000_000

    def total_seconds(self):
        return self._us / 1_000_000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return f"{_name_of(self)}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, second = divmod(self.seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06d}" if self.microseconds else text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us + other._us)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us - other._us)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._us - self._us)
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us)

    def __pos__(self):
        return timedelta._of(self._us)

    def __abs__(self):
        return timedelta._of(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_and_round(self._us * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return timedelta._of(_divide_and_round(self._us, int(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_and_round(self._us * b, a))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _nonzero(self._us, other._us)[0]
        if isinstance(other, int):
            return timedelta._of(_nonzero(self._us, int(other))[0])
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(_nonzero(self._us, other._us)[1])
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = _nonzero(self._us, other._us)
            return quotient, timedelta._of(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._us != 0

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)


def _nonzero(a, b):
    if not b:
        raise ZeroDivisionError("division by zero")
    return divmod(a, b)


def _divide_and_round(a, b):
    quotient, rest = _nonzero(a, b)
    rest *= 2
    if (rest > b if b > 0 else rest < b) or rest == b and quotient % 2:
        quotient += 1
    return quotient


def _name_of(value):
    cls = type(value)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


@_static
class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, saving = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        if delta := offset - saving:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving


@_static
class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_missing):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_full_name(offset)}")
        if name is not _missing and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_full_name(name)}")
        _check_offset("utcoffset", offset)
        if name is _missing:
            if not offset and hasattr(cls, "utc"):
                return cls.utc
            name = None
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {_full_name(dt)}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _format_offset(self._offset) if self._offset else "UTC"

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_name_of(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


@_static
class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"{_name_of(self)}(year={self[0]}, week={self[1]}, weekday={self[2]})"

    def __reduce__(self):
        return tuple, (tuple(self),)


@_static
class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        _check_given(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        year, month, day = _breakdown(_seconds(timestamp))[:3]
        return cls(year, month, day)

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise _Malformed
            parts = _parse_date(date_string)
        except _Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso_week(year, week, day))

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import strptime
        found = strptime(date_string, format)
        return cls(*found[:3])

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_name_of(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        return f"{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year, today = self._year, self.toordinal()
        week, day = divmod(today - _iso_week_one(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week_one(year), 7)
        elif week >= 52 and today >= _iso_week_one(year + 1):
            year, week = year + 1, 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def timetuple(self):
        return _timetuple(self, 0, 0, 0, -1)

    def replace(self, /, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if self._comparable(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


def _check_given(**values):
    for i, (name, value) in enumerate(values.items()):
        if value is _missing:
            raise TypeError(f"function missing required argument '{name}' (pos {i + 1})")


def _seconds(timestamp):
    if not isinstance(timestamp, (int, float)):
        raise TypeError(f"argument must be int or float, not {_full_name(timestamp)}")
    if timestamp != timestamp:
        raise ValueError("Invalid value NaN (not a number)")
    if abs(timestamp) >= 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    whole = timestamp // 1
    if not -62135596800 <= whole < 253402300800:
        raise ValueError(f"year must be in 1..9999, not {_breakdown(min(max(int(whole), -10**11), 10**11))[0]}"
                         if abs(whole) < 10**11 else "year is out of range")
    return int(whole)


def _timetuple(day, hour, minute, second, dst):
    year = day.year
    day_of_year = _BEFORE[day.month] + (day.month > 2 and _leap(year)) + day.day
    return _struct_time((year, day.month, day.day, hour, minute, second, day.weekday(), day_of_year, dst))


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


@_static
class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            clock, zone = _parse_time(time_string.removeprefix("T"))
        except _Malformed:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*clock, zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import strptime
        found = strptime(date_string, format)
        return cls(*found[3:6], found[9], _zone_of(found))

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def __repr__(self):
        return f"{_name_of(self)}({_clock_arguments(self)})"

    def isoformat(self, timespec="auto"):
        return (_format_clock(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _strftime(self, format,
                         _struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    __format__ = date.__format__

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def replace(self, /, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1_000_000 + self._microsecond

    def _compare(self, other):
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            return None
        return self._us() - (mine._us if mine else 0), other._us() - (its._us if its else 0)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        both = self._compare(other)
        return both is not None and both[0] == both[1]

    def _ordered(self, other):
        both = self._compare(other)
        if both is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return both[0] - both[1]

    def __lt__(self, other):
        return self._ordered(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._ordered(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(("time", self._us() - (offset._us if offset else 0)))

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _clock_arguments(value):
    parts = [str(value.hour), str(value.minute)]
    if value.second or value.microsecond:
        parts.append(str(value.second))
    if value.microsecond:
        parts.append(str(value.microsecond))
    if value.tzinfo is not None:
        parts.append(f"tzinfo={value.tzinfo!r}")
    if value.fold:
        parts.append("fold=1")
    return ", ".join(parts)


def _zone_of(found):
    offset, name = found[10], found[11]
    if offset is None:
        return None
    if name is not None:
        return timezone(timedelta._of(offset), name)
    return timezone(timedelta._of(offset))


time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)

_time_class, _tzinfo_class = time, tzinfo


@_static
class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_given(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        return cls._from_us(_time.time_ns() // 1000, tz)

    @classmethod
    def _from_us(cls, us, tz):
        seconds, us = divmod(us, 1_000_000)
        made = cls(*_breakdown(seconds)[:6], us, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _deprecated("utcnow()", "now(datetime.UTC)")
        return cls._from_us(_time.time_ns() // 1000, None)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        return cls._from_us(_microseconds(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        _deprecated("utcfromtimestamp()", "fromtimestamp(timestamp, datetime.UTC)")
        return cls._from_us(_microseconds(timestamp), None)

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_full_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_full_name(time)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            cut = _date_length(date_string)
            day = _parse_date(date_string[:cut])
            clock, zone = [0, 0, 0, 0], None
            if len(date_string) > cut:
                if len(date_string) == cut + 1:
                    raise _Malformed
                clock, zone = _parse_time(date_string[cut + 1:])
        except _Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        if clock[0] == 24:
            if any(clock[1:]):
                raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
            return cls(*day, tzinfo=zone) + timedelta(1)
        return cls(*day, *clock, zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import strptime
        found = strptime(date_string, format)
        return cls(*found[:6], found[9], _zone_of(found))

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def __repr__(self):
        return f"{_name_of(self)}({self._year}, {self._month}, {self._day}, {_clock_arguments(self)})"

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _format_clock(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        return (f"{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def timetuple(self):
        saving = self.dst()
        return _timetuple(self, self._hour, self._minute, self._second, -1 if saving is None else int(bool(saving)))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _timetuple(moment, moment._hour, moment._minute, moment._second, 0)

    def _us(self):
        return (self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * 1_000_000 + self._microsecond

    def _utc(self, offset):
        return self._us() - (offset._us if offset else 0)

    def timestamp(self):
        return (self._utc(self.utcoffset()) - 719163 * _DAY) / 1_000_000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, _tzinfo_class):
            _check_zone(tz)
        if tz is self._tzinfo:
            return self
        moment = self.replace(tzinfo=None, fold=0)
        if offset := self.utcoffset():
            moment -= offset
        return tz.fromutc(moment.replace(tzinfo=tz))

    def replace(self, /, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, us = divmod(self._us() + other._us, _DAY)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1_000_000)
        return type(self)(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return timedelta._of(self._us() - other._us())
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc(mine) - other._utc(its))

    def _compare(self, other):
        if self._tzinfo is other._tzinfo:
            return self._us() - other._us()
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            return None
        return self._utc(mine) - other._utc(its)

    def _ordered(self, other):
        difference = self._compare(other)
        if difference is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return difference

    def __eq__(self, other):
        return self._compare(other) == 0 if isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        return self._ordered(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._ordered(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(("datetime", self._utc(self.replace(fold=0).utcoffset())))

    def __reduce__(self):
        values = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return type(self), values if self._tzinfo is None else (*values, self._tzinfo)


_date_class = date


def _date_length(text):
    if len(text) < 7:
        raise _Malformed
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if len(text) < 8:
            raise _Malformed
        return 10 if text[8:9] == "-" and text[9:10].isdigit() and len(text) != 9 else 8
    if text[4] == "W":
        digits = 7
        while digits < len(text) and text[digits].isdigit():
            digits += 1
        if digits < 9:
            return digits
        return 7 if digits % 2 == 0 else 8
    return 8


def _microseconds(timestamp):
    _seconds(timestamp)
    if isinstance(timestamp, int):
        return timestamp * 1_000_000
    whole = int(timestamp // 1)
    return whole * 1_000_000 + round((timestamp - whole) * 1e6)


def _deprecated(old, new):
    from warnings import warn
    warn(f"datetime.datetime.{old} is deprecated and scheduled for removal in a future version. Use timezone-aware objects to "
         f"represent datetimes in UTC: datetime.datetime.{new}.", DeprecationWarning)


datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

__lacks__ = {"datetime_CAPI sys": ""}
