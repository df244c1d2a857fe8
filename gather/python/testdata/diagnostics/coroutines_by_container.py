async def work(n):
    pass


async def other():
    pass


async def third():
    pass


def function():
    x = work(1)
    y = other()
    z = third()
    print("function ends")


function()
items = [work(1), other(), third()]
items = None
pair = (work(1), other(), third())
del pair
table = {1: work(2), 2: other(), 3: third()}
table = None
table = {1: work(2), 2: other(), 3: third()}
table[1] = None
table.pop(2)
table.clear()
several = [work(1), other(), third(), work(2)]
several.pop()
several[0] = None
del several[0]
several.clear()
print("end")
