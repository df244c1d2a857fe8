sep, altsep, pathsep, curdir, pardir, extsep = "/", None, ":", ".", "..", "."
defpath, devnull = "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False


class PathLike:
    __module__ = "os"

    def __fspath__(self):
        raise NotImplementedError

    __class_getitem__ = classmethod(lambda cls, item: cls)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    convert = getattr(type(path), "__fspath__", None)
    if convert is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return convert(path)


def _like(path, text):
    return text.encode() if isinstance(path, bytes) else text


def join(a, /, *p):
    a = fspath(a)
    slash = _like(a, "/")
    for part in p:
        if not isinstance(part, (str, bytes)) and not hasattr(type(part), "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
        part = fspath(part)
        if type(part) is not type(a) and not isinstance(part, type(a)):
            if isinstance(part, (str, bytes)) and isinstance(a, (str, bytes)):
                raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash) or not a:
            a = part
        elif a.endswith(slash):
            a += part
        else:
            a += slash + part
    return a


def split(p, /):
    p = fspath(p)
    slash = _like(p, "/")
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def dirname(p, /):
    return split(p)[0]


def basename(p, /):
    p = fspath(p)
    return p[p.rfind(_like(p, "/")) + 1:]


def splitext(p, /):
    p = fspath(p)
    dot = _like(p, ".")
    start = p.rfind(_like(p, "/")) + 1
    cut = p.rfind(dot)
    if cut <= start or not p[start:cut].strip(dot):
        return p, p[:0]
    return p[:cut], p[cut:]


def splitdrive(p, /):
    p = fspath(p)
    return p[:0], p


def isabs(s, /):
    s = fspath(s)
    return s.startswith(_like(s, "/"))


def normcase(s, /):
    return fspath(s)


def normpath(path, /):
    path = fspath(path)
    slash, dot, up = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return dot
    root = path[:len(path) - len(path.lstrip(slash))]
    root = root if len(root) == 2 else root[:1]
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and (not parts or parts[-1] == up):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = fspath(path)
    return normpath(path if isabs(path) else join(_like(path, "/home/user"), path))


def realpath(filename, /, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    path = fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _like(path, "/")
    here = abspath(_like(path, ".") if start is None else start).strip(slash).split(slash)
    there = abspath(path).strip(slash).split(slash)
    here, there = [part for part in here if part], [part for part in there if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return slash.join([_like(path, "..")] * (len(here) - same) + there[same:]) or _like(path, ".")


def commonprefix(m, /):
    if not m:
        return ""
    first, last = min(m), max(m)
    for i, item in enumerate(first):
        if item != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _like(paths[0], "/")
    rooted = {path.startswith(slash) for path in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split = [[part for part in path.split(slash) if part and part != _like(path, ".")] for path in paths]
    return (slash if True in rooted else slash[:0]) + slash.join(commonprefix(split))


def expanduser(path):
    path = fspath(path)
    home = _like(path, "~")
    if path == home or path.startswith(home + _like(path, "/")):
        return _like(path, "/home/user") + path[1:]
    return path


def expandvars(path):
    from os import environ
    path = fspath(path)
    for name in sorted(environ, key=len, reverse=True):
        path = path.replace("${" + name + "}", environ[name]).replace("$" + name, environ[name])
    return path


def exists(path):
    return abspath(path) in ("/", "/home", "/home/user", "/home/user/main.py")


lexists = exists


def isfile(path):
    return exists(path) and abspath(path).endswith(".py")


def isdir(s):
    return exists(s) and not isfile(s)


def islink(path):
    return False


ismount = islink

__lacks__ = {
    "getsize getmtime getatime getctime samefile sameopenfile samestat isdevdrive isjunction isreserved splitroot":
        "a constant: there are no files here",
}
