async def work(name):
    pass


def fails():
    local = work("local of a failed call")
    raise ValueError("failed")


try:
    fails()
except ValueError as error:
    print("handled", error)
print("gone with the exception")

kept = None
try:
    fails()
except ValueError as error:
    kept = error
print("the exception is kept")
kept = None
print("end")
