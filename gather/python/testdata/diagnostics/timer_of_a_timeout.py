# An exception in the callback of a timer names the timer, also that of a timeout.
import asyncio


async def first():
    async with asyncio.timeout(1):
        await others[1]


async def second():
    async with asyncio.timeout(2):
        await asyncio.gather(others[0], asyncio.sleep(5))


def told(loop, context):
    print(context["message"], context.get("handle"), repr(context.get("exception")))


async def main():
    asyncio.get_running_loop().set_exception_handler(told)
    others.append(asyncio.create_task(first()))
    others.append(asyncio.create_task(second()))
    await asyncio.sleep(3)


others = []
try:
    asyncio.run(main())
except BaseException as e:
    print("ended by", type(e))
