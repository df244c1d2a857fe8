import sys
from _sys import (exception_only as _exception_only, frame_entry as _frame_entry, source_line as _source_line,
                  traceback_pieces as _traceback_pieces)

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]

_sentinel = object()


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, _text=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno, self.colno, self.end_colno = lineno if end_lineno is None else end_lineno, colno, end_colno
        self._line, self._text = line, _text

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self)[:3] == tuple(other)[:3] and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(_limited([_summary(frame, lineno) for frame, lineno in frame_gen], limit))

    @classmethod
    def from_list(cls, a_list):
        return cls(each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3]) for each in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary._text is not None:
            return frame_summary._text
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f"    {frame_summary.line}\n"
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        lines = []
        last, count = None, 0
        for frame in self:
            place = frame.filename, frame.lineno, frame.name
            if place == last:
                count += 1
                if count > 3:
                    continue
            else:
                _repeated(lines, count)
                last, count = place, 1
            text = self.format_frame_summary(frame)
            if text is not None:
                lines.append(text)
        _repeated(lines, count)
        return lines


def _repeated(lines, count):
    if count > 3:
        lines.append(f"  [Previous line repeated {count - 3} more time{'' if count == 4 else 's'}]\n")


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return entries
    if limit >= 0:
        return entries[:limit]
    return entries[limit:]


def _summary(frame, lineno):
    code = frame.f_code
    return FrameSummary(code.co_filename, lineno, code.co_name)


def _entry(place):
    filename, lineno, name, end_lineno, colno, end_colno, text = _frame_entry(place)
    return FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno, _text=text)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    entries = []
    while tb is not None:
        entries.append(_entry(tb))
        tb = tb.tb_next
    return StackSummary(_limited(entries, limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe()
    entries = []
    while f is not None:
        entries.append(_entry(f))
        f = f.f_back
    entries = _limited(entries, limit)
    return StackSummary(reversed(entries))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(), limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f or sys._getframe(), limit), file)


def _write(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        file.write(line)


def _exception_of(exc, value):
    if value is _sentinel:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = {id(exc_value)} if _seen is None else _seen
        self._exception, self._limit = exc_value, limit
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__ if exc_type.__module__ in ("builtins", "__main__") else \
            f"{exc_type.__module__}.{exc_type.__qualname__}"
        self.stack = extract_tb(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._str = str(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__, self.__context__ = self._led_to_by(exc_value.__cause__, seen), self._led_to_by(exc_value.__context__, seen)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(each), each, each.__traceback__, _seen=seen | {id(each)})
                               for each in exc_value.exceptions]

    def _led_to_by(self, exception, seen):
        if exception is None or id(exception) in seen:
            return None
        seen.add(id(exception))
        return TracebackException(type(exception), exception, exception.__traceback__, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from _exception_only(self._exception)

    def format(self, *, chain=True, **kwargs):
        yield from _format(self._exception, self._limit, chain)

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented


def _format(exc, limit, chain):
    if exc is None:
        return ["NoneType: None\n"]
    if limit is None and getattr(sys, "tracebacklimit", None) is None:
        return _traceback_pieces(exc, chain)
    lines = []
    if chain and (before := exc.__cause__ or not exc.__suppress_context__ and exc.__context__):
        lines += _format(before, limit, chain)
        lines.append("\nThe above exception was the direct cause of the following exception:\n\n" if exc.__cause__ else
                     "\nDuring handling of the above exception, another exception occurred:\n\n")
    if exc.__traceback__ is not None:
        lines.append("Traceback (most recent call last):\n")
        lines += format_tb(exc.__traceback__, limit)
    return lines + _exception_only(exc)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    return _format(_exception_of(exc, value), limit, chain)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    _write(_format(_exception_of(exc, value), limit, chain), file)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    exc = _exception_of(exc, value)
    return ["NoneType: None\n"] if exc is None else _exception_only(exc)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


__lacks__ = {"print_last": "print_exception"}
