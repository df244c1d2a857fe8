"""Where uuid and secrets get their bits from.

CPython asks the operating system. Here they follow from the seed of the run, so that each run with a seed is like the last, and they
leave the module random as it is.
"""

import random

generator = random.Random("".join(map(str, random.getstate()[1][:8])))
