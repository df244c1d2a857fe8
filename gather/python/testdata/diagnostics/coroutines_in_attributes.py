async def work(n):
    pass


async def other():
    pass


async def third():
    pass


class Holder:
    shared = None

    def __init__(self):
        self.first = work(1)
        self.second = other()

    def replace(self):
        self.first = None


holder = Holder()
holder.replace()
print("replaced")
del holder.second
print("deleted")
holder.third = third()
holder = None
print("dropped")
Holder.shared = work(2)
Holder.shared = None
another = Holder()
setattr(another, "first", 1)
another.itself = another
another = None
print("part of a cycle")
