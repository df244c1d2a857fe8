# An OSError is of the class that belongs to its number.
import errno
for name in ("ENOENT", "EACCES", "EPERM", "EEXIST", "ENOTDIR", "EISDIR", "EPIPE", "ESHUTDOWN", "ECONNABORTED", "ECONNRESET", "ECONNREFUSED", "ETIMEDOUT", "EAGAIN", "EALREADY", "EINPROGRESS", "ECHILD", "EINTR", "ESRCH", "EINVAL", "ENOSPC", "EADDRINUSE", "EWOULDBLOCK", "EHOSTUNREACH"):
    n = getattr(errno, name)
    print(name, errno.errorcode[n], type(OSError(n, "text")).__name__, OSError(n).errno)
e = OSError(errno.ENOENT, "gone", "x.txt")
print(e.filename, e.args == (errno.ENOENT, "gone"), str(e).split("] ")[1], OSError(errno.ENOENT, "moved", "x", None, "y").filename2)
print(str(OSError(errno.ENOENT, "moved", "x", None, "y")).split("] ")[1])
class My(OSError): pass
print(type(My(errno.ENOENT, "x")), type(ConnectionError(errno.ECONNREFUSED, "x")), type(OSError("2", "x")), type(OSError(99999, "x")))
try: raise OSError(errno.ECONNREFUSED, "refused")
except ConnectionRefusedError as e: print("refused", e.strerror)
