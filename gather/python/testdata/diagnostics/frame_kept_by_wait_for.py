"""The exception of a future that wait_for had no time to wait for keeps the frame of who has called wait_for, and so its variables."""

import asyncio


def handler(loop, context):
    print(context["message"], repr(context["exception"]))


async def never():
    pass


async def sleeps():
    await asyncio.sleep(2)


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.wait_for(never(), 1.5)), 0)
    except TimeoutError as e:
        print("main", repr(e))
    forgotten = asyncio.gather(asyncio.wait_for(sleeps(), None), return_exceptions=True)
    asyncio.get_running_loop().call_later(0.5, forgotten.cancel)
    await asyncio.sleep(1)
    print("ends")


asyncio.run(main())
print("ended")
