# Exceptions whose arguments, text or class are not what one expects.
class NoText:
    def __hash__(self):
        raise TypeError


class TwoTexts:
    def __hash__(self):
        raise TypeError("one", "two")


for key in (NoText(), TwoTexts(), []):
    for use in (lambda: {key: 1}, lambda: {key}, lambda: key in {1: 2}, lambda: hash(key)):
        try:
            use()
        except TypeError as error:
            print(error)

group = ExceptionGroup("message", [ValueError(1)])
for args in (), (1,), ("a", "b"):
    group.args = args
    print(group.message, str(group), group.args, group.derive([KeyError()]).args)
    print(group.split(ValueError), str(group.subgroup(lambda e: True)))
for condition in (5, int, (ValueError, 5), None, "text"):
    try:
        group.split(condition)
    except TypeError as error:
        print(error)

os_error = OSError()
os_error.errno = 5
print(repr(str(os_error)))
os_error.strerror = "reason"
print(str(os_error))
os_error.filename = "file"
print(str(os_error))

import asyncio

coroutine = asyncio.sleep(1)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
future = loop.create_future()
future.add_done_callback(print)
loop.close()
for use in (lambda: future.set_result(1), lambda: loop.call_soon(print), lambda: future.add_done_callback(print), lambda: future.result()):
    try:
        print(use())
    except RuntimeError as error:
        print(error)


async def never():
    pass


coroutine = never()
try:
    loop.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
raise group
