def readings():
    yield 1
    yield 2
    raise OSError("sensor unplugged")


def average(values):
    return sum(values) / 2


for reading in readings():
    print(reading)
    if reading == 2:
        average(r * 2 for r in readings())
