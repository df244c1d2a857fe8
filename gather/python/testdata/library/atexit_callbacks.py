import asyncio
import atexit


@atexit.register
def last():
    print("last")


def goodbye(name, mark="."):
    print("goodbye", name + mark)


atexit.register(goodbye, "ann")
atexit.register(goodbye, "bob", mark="!")
atexit.register(print, "not called")
atexit.unregister(print)
try:
    atexit.register(5)
except TypeError as error:
    print(error)
asyncio.run(asyncio.sleep(1))
print("the end of the program")
