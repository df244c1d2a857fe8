import atexit
import gc
import platform

atexit.register(print, "called all the same")
print(gc.isenabled(), gc.collect() >= 0, platform.python_implementation(), platform.python_version_tuple()[:2])
raise RuntimeError("uncaught")
