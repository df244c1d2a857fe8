async def work():
    pass


async def other():
    pass


def forget(n):
    for i in range(n):
        work()
        other()


forget(2)
forget(1)
for i in range(2): work(); work()
work()
