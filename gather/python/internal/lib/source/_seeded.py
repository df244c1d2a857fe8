import random

generator = random.Random("".join(map(str, random.getstate()[1][:8])))
