# When the loop ends it closes the asynchronous generators that are there still, also one that has ended, and reports their errors.
import asyncio


async def numbers(error=None):
    try:
        yield 1
        yield 2
    finally:
        if error:
            raise error


kept = []


def report(loop, context):
    print(sorted(context), context["message"].split("<")[0], repr(context["exception"]))


async def ended():
    kept.append(numbers())
    print([i async for i in kept[-1]], [i async for i in numbers()])


async def fails():
    asyncio.get_running_loop().set_exception_handler(report)
    kept.append(numbers(ValueError("closing")))
    print(await anext(kept[-1]))


async def name():
    print(asyncio.current_task().get_name())


for function in (ended, name, fails, name):
    asyncio.run(function())
