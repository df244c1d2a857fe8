import asyncio


class Ping:
    def __await__(self):
        received = yield "ping"
        return received


async def conversation():
    try:
        first = await Ping()
        second = await Ping()
        return f"{first} and {second}"
    finally:
        print("leaving")


c = conversation()
print(c.send(None), c.send("one"))
try:
    c.send("two")
except StopIteration as stop:
    print(stop.value)
c = conversation()
c.send(None)
try:
    c.throw(ValueError("thrown in"))
except ValueError as error:
    print(error)
c = conversation()
c.send(None)
print(c.close(), type(c).__name__)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
