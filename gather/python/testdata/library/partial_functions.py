import asyncio
from functools import Placeholder, partial, partialmethod


async def fetch(session, url, *, timeout=1.0):
    await asyncio.sleep(timeout)
    return f"{session} {url} {timeout}"


async def main():
    get = partial(fetch, "session", timeout=0.2)
    print(await asyncio.gather(get("/a"), get("/b", timeout=0.1), partial(get, "/c")()))
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, partial(print, "called", "later", sep="-"))
    await asyncio.sleep(0.2)


asyncio.run(main())
double = partial(int.__mul__, 2)
hexadecimal = partial(int, base=16)
print(double(21), hexadecimal("ff"), hexadecimal, hexadecimal.func, hexadecimal.args, hexadecimal.keywords)
last = partial(pow, Placeholder, 2)
print(last(5), partial(last, 3)(), partial(partial(print, 1), 2).args)


class Light:
    def __init__(self):
        self.state = "off"

    def set(self, state, level=1):
        self.state = f"{state} {level}"
        return self.state

    on = partialmethod(set, "on")
    dim = partialmethod(set, "on", level=0.5)
    shout = partial(print, "bound to")


light = Light()
print(light.on(), light.dim(), light.on(level=9), Light.on(light))
light.shout.__self__.state = "x"
print(light.state)


class Named(partial):
    pass


p = Named(max, 5)
p.label = "at least five"
print(p(3), p(7), p.label, p, vars(p))


def add(a, b):
    return a + b


for attempt in (
    lambda: partial(),
    lambda: partial(5),
    lambda: partial(add)(),
    lambda: partial(add, 1, 2)(3),
    lambda: partial(add, c=1)(1),
    lambda: partial(add, Placeholder),
    lambda: last(),
    lambda: partial(add, 1).nothing,
    lambda: setattr(partial(add), "func", 1),
    lambda: partialmethod(5),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
