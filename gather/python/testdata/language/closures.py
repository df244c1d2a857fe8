def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(), counter(10)
print(a(), a(), b(5), a(), b())


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += " changed"
            return x

        return inner

    change = middle()
    change()
    return x


print(outer())


def make():
    later = lambda: defined_below
    defined_below = "seen when called"
    return later()


print(make())
total = 0


def add(n):
    global total, created
    total += n
    created = True


add(3)
add(4)
print(total, created)
