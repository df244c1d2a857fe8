from _calendar import breakdown, format_fields
from _structseq import structseq

__name__ = "time"

struct_time = structseq("time", "struct_time", "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst",
                        "tm_zone tm_gmtoff")


def _now():
    from time import time
    return time()


def _broken_down(seconds, zone):
    if seconds is None:
        seconds = _now()
    elif not isinstance(seconds, (int, float)):
        if not hasattr(seconds, "__index__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        seconds = seconds.__index__()
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if abs(seconds) > 2**55:
        raise OverflowError("timestamp out of range for platform time_t")
    return struct_time((*breakdown(int(seconds // 1)), zone, 0))


def gmtime(seconds=None, /):
    return _broken_down(seconds, "GMT")


def localtime(seconds=None, /):
    return _broken_down(seconds, "UTC")


def _fields(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    fields = tuple(t)
    if len(fields) != 9:
        raise TypeError("strftime(): illegal time tuple argument")
    year, month, day, hour, minute, second, weekday, day_of_year, dst = fields
    month, day, day_of_year = month or 1, day or 1, day_of_year or 1
    for name, value, low, high in (("month", month, 1, 12), ("day of month", day, 1, 31), ("hour", hour, 0, 23),
                                   ("minute", minute, 0, 59), ("seconds", second, 0, 61), ("day of year", day_of_year, 1, 366)):
        if not low <= value <= high:
            raise ValueError(f"{name} out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    return year, month, day, hour, minute, second, weekday % 7, day_of_year, dst


def format_time(format, t):
    return format_fields(format, _fields(t), getattr(t, "tm_zone", None) or "UTC")


def strftime(format, t=None, /):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return format_time(format, localtime() if t is None else t)


def asctime(t=None, /):
    fields = _fields(localtime() if t is None else t)
    return format_fields("%a %b %e %H:%M:%S ", fields, "UTC") + str(fields[0])


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def mktime(time_tuple, /):
    if not isinstance(time_tuple, tuple):
        raise TypeError("Tuple or struct_time argument required")
    year, month, day, hour, minute, second = time_tuple[:6]
    years, month = divmod(month - 1, 12)
    from datetime import date
    days = date(year + years, month + 1, 1).toordinal() - 719163 + day - 1
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    from _strptime import strptime
    found = strptime(string, format)
    offset = found[10]
    return struct_time((*found[:9], found[11], None if offset is None else offset // 1_000_000))


def get_clock_info(name, /):
    from types import SimpleNamespace
    known = {"time": ("clock_gettime(CLOCK_REALTIME)", False, True), "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
             "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
             "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
             "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)}
    if name not in known:
        raise ValueError("unknown clock")
    implementation, monotonic, adjustable = known[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=adjustable, resolution=1e-09)
