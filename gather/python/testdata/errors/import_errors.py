try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from asyncio import gatherr
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import asyncio.nothing
except ImportError as error:
    print(error)
try:
    from random import (
        randint,
        nothing_here,
    )
except ImportError as error:
    print(str(error).split(" (")[0])
import time as clock, random
from asyncio import sleep as pause, gather

print(clock.monotonic(), random.random() < 1, pause.__name__, gather.__name__)
