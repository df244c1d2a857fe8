import asyncio


async def work(n):
    return n


def a():
    return work(0)


def b():
    return a()


def c():
    return b()


def d():
    return c()


def e():
    return d()


def f():
    return e()


def g():
    return f()


def h():
    return g()


def i():
    return h()


def j():
    return i()


def k():
    return j()


def l():
    return k()


async def main():
    l()
    forgotten = j()
    forgotten = None
    await work(3)


asyncio.run(main(), debug=True)
work(4)
asyncio.run(work(5), debug=False)
c()
