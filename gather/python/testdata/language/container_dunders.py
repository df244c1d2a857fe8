class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Ring(*self.items[i])
        return self.items[i % len(self.items)]

    def __setitem__(self, i, value):
        self.items[i % len(self.items)] = value

    def __delitem__(self, i):
        del self.items[i % len(self.items)]

    def __contains__(self, item):
        print("looking for", item)
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return reversed(self.items)

    def __call__(self, *args):
        return f"called with {args}"


ring = Ring("a", "b", "c")
print(len(ring), ring[0], ring[5], ring[-1], list(ring), "b" in ring)
ring[4] = "B"
del ring[3]
print(ring.items, list(reversed(ring)), bool(Ring()), ring(1, 2))
print(list(Ring(1, 2, 3, 4)[1:3]), [*ring, *ring])


class Countdown:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return 3 - i


print(list(Countdown()), 2 in Countdown(), max(Countdown()))
