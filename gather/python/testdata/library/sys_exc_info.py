import asyncio
import sys


async def fails():
    await asyncio.sleep(0.1)
    raise LookupError("lost")


async def main():
    try:
        await fails()
    except LookupError:
        kind, value, traceback = sys.exc_info()
        print(kind.__name__, value, traceback.tb_lineno, traceback.tb_frame.f_code.co_name)
        inner = traceback.tb_next
        print(inner.tb_lineno, inner.tb_frame.f_code.co_name, inner.tb_next)
        print(sys.exception() is value, value.__traceback__.tb_lineno)
    print(sys.exc_info(), sys.exception())


asyncio.run(main())


def outer():
    return inner()


def inner():
    frame = sys._getframe()
    caller = sys._getframe(1)
    return frame.f_code.co_name, caller.f_code.co_name, caller.f_lineno, caller.f_back.f_code.co_name, sorted(frame.f_locals)


print(outer())
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
