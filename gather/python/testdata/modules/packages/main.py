import pkg.tools as tools
import pkg.deep.inner
from pkg import tools as again, VERSION
from pkg.deep.inner import up
print(tools is again, VERSION, pkg.deep.inner.up(), up(), pkg.__name__, tools.__package__, pkg.__package__)
try:
    from pkg import nothing
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    import pkg.missing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import tools
except ModuleNotFoundError as e:
    print(e)
try:
    import pkg.tools.x
except ModuleNotFoundError as e:
    print(e)
from pkg import *
print(sorted(n for n in dir() if not n.startswith("_")))
