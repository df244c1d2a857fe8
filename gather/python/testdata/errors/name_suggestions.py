import random


class Wheel:
    def __init__(self):
        self.radius = 1
        self.spokes = 3

    def turn(self):
        return radius


counter = 1
attempts = [
    lambda: conter,
    lambda: prnt("x"),
    lambda: Wheel().radios,
    lambda: Wheel().turn(),
    lambda: random.randit(1, 2),
    lambda: "abc".uper(),
    lambda: [].appendd(1),
    lambda: completely_unknown,
    lambda: time.sleep(1),
    lambda: Wheel().xyz,
    lambda: {}.itms(),
    lambda: true,
]
for attempt in attempts:
    try:
        attempt()
    except (NameError, AttributeError) as error:
        print(type(error).__name__, error, getattr(error, "name", None))
