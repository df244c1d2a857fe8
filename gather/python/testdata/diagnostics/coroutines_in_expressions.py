async def work(n):
    return n


async def other():
    pass


if work(1):
    print("a coroutine is true")
text = f"{work(1) is None} {other() is None}"
print(text)
print(len([work(1), other()]))
try:
    work(1) + 1
except TypeError as error:
    print(error)
try:
    work(1)["key"]
except TypeError as error:
    print(error)
try:
    for item in work(1):
        print(item)
except TypeError as error:
    print(error)
print(work(1) == other())
x = y = work(1)
x = None
print("one reference left")
y = None
print("end")
