from plain import *

print(sorted(name for name in dir() if not name.startswith("__")))
try:
    from odd import *
except AttributeError as error:
    print(error)
from strange import *
