
def system():
    return "Linux"


def node():
    return "localhost"


def machine():
    return "x86_64"


def processor():
    return ""


def release():
    return "6.12.0"


def python_version():
    return "3.14.2"


def python_version_tuple():
    return "3", "14", "2"


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC 14.2.0"


def python_build():
    return "main", "Dec  5 2025 00:00:00"


def python_branch():
    return ""


python_revision = python_branch


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux-6.12.0-x86_64-with-glibc2.41"


__lacks__ = {"uname uname_result version libc_ver mac_ver win32_ver freedesktop_os_release ios_ver android_ver": "a constant"}
