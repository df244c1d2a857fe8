from _sys import (__stderr__, __stdin__, __stdout__, _getframe, exc_info, exception, exit, getrecursionlimit, intern,
                  setrecursionlimit, stderr, stdin, stdout)
from _structseq import structseq as _structseq
import _sys

argv = ["main.py"]
orig_argv = ["python3", "main.py"]
executable = "/usr/bin/python3"
prefix = exec_prefix = base_prefix = base_exec_prefix = "/usr"
path = ["", "/usr/lib/python314.zip", "/usr/lib/python3.14", "/usr/lib/python3.14/lib-dynload"]
platform = "linux"
platlibdir = "lib"
abiflags = ""
byteorder = "little"
maxsize = 2**63 - 1
maxunicode = 0x10FFFF
hexversion = 0x030E02F0
api_version = 1013
float_repr_style = "short"
dont_write_bytecode = False
pycache_prefix = None
version = "3.14.2 (main, Dec  5 2025, 00:00:00) [GCC 14.2.0]"
copyright = "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved."
warnoptions = []

version_info = _structseq("sys", "version_info", "major minor micro releaselevel serial")((3, 14, 2, "final", 0))
flags = _structseq(
    "sys", "flags", "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose "
    "bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits",
)((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, 4300))
float_info = _structseq(
    "sys", "float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
)((1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
int_info = _structseq(
    "sys", "int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold",
)((30, 4, 4300, 640))
hash_info = _structseq(
    "sys", "hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff",
)((64, 2**61 - 1, 314159, 0, 1000003, "siphash13", 64, 128, 0))
thread_info = _structseq("sys", "thread_info", "name lock version")(("pthread", "semaphore", "NPTL 2.41"))

builtin_module_names = ("_io", "builtins", "sys", "time")
stdlib_module_names = frozenset(
    """__future__ abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 calendar cmath cmd code codecs codeop
    collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg csv ctypes curses
    dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
    fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
    idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes
    mmap modulefinder multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools
    pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pyexpat queue quopri random
    re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket
    socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile
    tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing
    unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport
    zlib zoneinfo""".split()
)

_switch_interval = 0.005
_int_max_str_digits = 4300


def __getattr__(name):
    if name == "modules":
        return _sys.modules()
    if name == "implementation":
        from types import SimpleNamespace
        return SimpleNamespace(name="cpython", cache_tag="cpython-314", version=version_info, hexversion=hexversion,
                               _multiarch="x86_64-linux-gnu", supports_isolated_interpreters=True)
    raise AttributeError(f"module 'sys' has no attribute {name!r}")


def excepthook(exctype, value, traceback, /):
    if exctype is not None and value is not None:
        stderr.write("".join(_sys.traceback_pieces(value, True)))


def unraisablehook(unraisable, /):
    stderr.write("".join(_sys.traceback_pieces(unraisable.exc_value, True)))


def displayhook(object, /):
    if object is not None:
        print(repr(object))


__excepthook__ = excepthook
__unraisablehook__ = unraisablehook
__displayhook__ = displayhook


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


def getswitchinterval():
    return _switch_interval


def setswitchinterval(interval, /):
    global _switch_interval
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _switch_interval = float(interval)


def gettrace():
    return None


def getprofile():
    return None


def get_coroutine_origin_tracking_depth():
    return 0


def get_int_max_str_digits():
    return 4300


def is_finalizing():
    return False


def audit(event, /, *args):
    pass


def _is_gil_enabled():
    return True


__lacks__ = {
    "getrefcount getsizeof getallocatedblocks getunicodeinternedsize": "len() to see how much there is",
    "settrace setprofile monitoring call_tracing breakpointhook __breakpointhook__": "the timeline, which shows what runs when",
    "set_coroutine_origin_tracking_depth get_asyncgen_hooks set_asyncgen_hooks": "asyncio.run(…, debug=True)",
    "set_int_max_str_digits setdlopenflags getdlopenflags addaudithook meta_path path_hooks path_importer_cache last_exc last_type "
    "last_value last_traceback _current_frames _current_exceptions _getframemodulename _xoptions remote_exec "
    "is_remote_debug_enabled activate_stack_trampoline deactivate_stack_trampoline is_stack_trampoline_active ps1 ps2": "",
}
