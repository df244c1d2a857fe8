def numbers(name):
    try:
        print(name, "starts")
        yield 1
        yield 2
    finally:
        print(name, "is closed")


for n in numbers("loop"):
    break
print("after the loop")
g = numbers("rebound")
next(g)
g = None
print("after rebinding")


def function():
    g = numbers("local")
    next(g)
    print("function ends")


function()
print("after the function")
finished = list(numbers("finished"))
never = numbers("never started")
never = None
first, *rest = numbers("unpacked")
held = [numbers("first"), numbers("second")]
for g in held:
    next(g)
g = None
held.pop()
print("popped")
held = None
last = numbers("to the end")
next(last)
print("end")
