import posixpath as path
from posixpath import PathLike, fspath

from _sys import alias

alias("os.path", path)

name = "posix"
sep, altsep, pathsep, linesep, curdir, pardir, extsep = "/", None, ":", "\n", ".", "..", "."
devnull, defpath = "/dev/null", "/bin:/usr/bin"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
supports_bytes_environ = True


class _Environ(dict):
    def __setitem__(self, key, value):
        super().__setitem__(_text(key), _text(value))

    def setdefault(self, key, value=None):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *others, **values):
        for key, value in dict(*others, **values).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return dict(self) | dict(other)

    def __repr__(self):
        return f"environ({dict(self)!r})"


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


environ = _Environ({"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/home/user", "LANG": "C.UTF-8"})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


def getpid():
    return 1000


def getppid():
    return 1


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def getcwd():
    return "/home/user"


def cpu_count():
    return 4


process_cpu_count = cpu_count


def sched_getaffinity(pid, /):
    return {0, 1, 2, 3}


def getloadavg():
    return 0.0, 0.0, 0.0


_entropy = None


def urandom(size, /):
    global _entropy
    if size < 0:
        raise ValueError("negative argument not allowed")
    if _entropy is None:
        from random import Random
        _entropy = Random("urandom")
    return _entropy.randbytes(size)


def getrandom(size, flags=0):
    return urandom(size)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


def strerror(code, /):
    return {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied", 17: "File exists",
            110: "Connection timed out", 111: "Connection refused"}.get(code, f"Unknown error {code}")


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return False


__lacks__ = {
    "chdir chmod chown close copy_file_range dup fchmod fdopen fstat fsync ftruncate getcwdb link listdir lseek lstat makedirs mkdir "
    "mkfifo open pipe pread pwrite read readlink remove removedirs rename renames replace rmdir scandir sendfile stat stat_result "
    "symlink sync truncate unlink utime walk write fwalk DirEntry statvfs isatty umask environb getenvb get_exec_path":
        "a dict in memory in the place of files, and await asyncio.sleep(…) for the time that reading and writing takes",
    "abort execl execle execlp execv execve execvp fork forkpty kill killpg popen posix_spawn setsid spawnl spawnv startfile "
    "system wait waitpid register_at_fork nice times getpgid getpgrp getsid setpgid pidfd_open":
        "asyncio.sleep for the time that the other program takes",
    "_exit": "sys.exit",
    "get_terminal_size terminal_size ctermid ttyname openpty login_tty getlogin uname uname_result sysconf confstr getxattr "
    "getgroups getpriority getresuid sched_yield eventfd get_blocking set_blocking": "a constant",
}
