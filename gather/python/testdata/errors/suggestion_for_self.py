class Counter:
    def __init__(self):
        self.count = 0

    def step(self):
        count += 1


class Reader:
    def __init__(self):
        self.lines = []

    def first(self):
        return lines[0]


try:
    Counter().step()
except UnboundLocalError as error:
    print(error)
Reader().first()
