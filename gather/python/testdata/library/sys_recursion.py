import sys


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(sys.getrecursionlimit())
first = depth()
sys.setrecursionlimit(2000)
print(sys.getrecursionlimit(), depth() - first)
for limit in (0, 1):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, RecursionError) as error:
        print(type(error).__name__)
print(sys.version_info[:2], sys.version_info >= (3, 11), sys.version_info.major, sys.byteorder, sys.maxunicode)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit)
print("json" in sys.stdlib_module_names, sys.intern("a") is sys.intern("a"), sys.getdefaultencoding())
print(type(sys.version_info), sys.flags.debug, sys.implementation.name)
try:
    sys.no_such_thing
except AttributeError as error:
    print(error)
