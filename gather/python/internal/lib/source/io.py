from _sys import static as _static

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    __module__ = "_io"
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + self._full_stop)

    _full_stop = "."

    def close(self):
        self._closed = True

    def flush(self):
        self._open()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        raise UnsupportedOperation("tell")

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline")

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()


class RawIOBase(IOBase):
    __module__ = "_io"


class BufferedIOBase(IOBase):
    __module__ = "_io"


class TextIOBase(IOBase):
    __module__ = "_io"
    encoding = errors = newlines = None


def _size(size):
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


class _Memory:
    def _begin(self, text):
        self._text, self._added, self._at = text, [], 0

    def _whole(self):
        if self._added:
            self._text += self._text[:0].join(self._added)
            self._added = []
        return self._text

    def _put(self, data):
        if self._at is None:
            self._added.append(data)
            return
        text, at = self._whole(), self._at
        if at >= len(text):
            self._added.append(self._zero * (at - len(text)) + data)
            self._at = None  # at the end
        else:
            self._text = text[:at] + data + text[at + len(data):]
            self._at = at + len(data)

    def _position(self):
        if self._at is None:
            self._at = len(self._whole())
        return self._at

    def _take(self, size):
        at = self._position()
        text = self._whole()
        part = text[at:] if size < 0 else text[at:at + size]
        self._at = at + len(part)
        return part

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._open()
        return self._take(_size(size))

    def readline(self, size=-1, /):
        self._open()
        at = self._position()
        text = self._whole()
        end = text.find(self._newline, at) + 1 or len(text)
        size = _size(size)
        if 0 <= size < end - at:
            end = at + size
        self._at = max(at, end)
        return text[at:end]

    def tell(self):
        self._open()
        return self._position()

    def truncate(self, size=None, /):
        self._open()
        if size is None:
            size = self._position()
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        at = self._position()
        self._text = self._whole()[:size]
        self._at = at
        return size

    def getvalue(self):
        self._open()
        return self._whole()


@_static
class StringIO(_Memory, TextIOBase):
    __module__ = "_io"
    _newline, _zero, _full_stop = "\n", "\0", ""
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._translated = newline
        self._begin(self._translate(initial_value or ""))

    def _translate(self, text):
        if self._translated is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._translated in ("\r", "\r\n"):
            return text.replace("\n", self._translated)
        return text

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._open()
        if text:
            self._put(self._translate(text) if self._translated != "\n" else text)
        return len(text)

    def seek(self, offset, whence=0, /):
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._at = offset
        elif offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._at = len(self._whole())
        return self._position()


@_static
class BytesIO(_Memory, BufferedIOBase):
    __module__ = "_io"
    _newline, _zero = b"\n", b"\0"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._begin(bytes(initial_bytes if initial_bytes is not None else b""))

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._open()
        data = bytes(data)
        if data:
            self._put(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._open()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._at = offset
        elif whence == 1:
            self._at = max(0, self._position() + offset)
        elif whence == 2:
            self._at = max(0, len(self._whole()) + offset)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    read1 = _Memory.read

    def readinto(self, buffer, /):
        raise UnsupportedOperation("readinto")


def open(*args, **kwargs):
    import builtins
    return builtins.open(*args, **kwargs)


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding


__lacks__ = {
    "TextIOWrapper FileIO BufferedReader BufferedWriter BufferedRandom BufferedRWPair IncrementalNewlineDecoder open_code Reader "
    "Writer": "io.StringIO or io.BytesIO",
}
