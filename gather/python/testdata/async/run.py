import asyncio


async def main(value):
    return value


async def nested():
    coroutine = main(1)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    return await coroutine


class Awaitable:
    def __await__(self):
        return iter(())


print(asyncio.run(main("result")))
print(asyncio.run(nested()))
print(asyncio.run(Awaitable()))
print(asyncio.run(main=main("by keyword"), debug=False))
for wrong in (5, main, None, [1]):
    try:
        asyncio.run(wrong)
    except TypeError as error:
        print(error)
