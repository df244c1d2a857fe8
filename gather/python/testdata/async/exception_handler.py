import asyncio


def handler(loop, context):
    print("handler:", context["message"], sorted(context), repr(context.get("exception")))


def broken_handler(loop, context):
    raise RuntimeError("the handler itself fails")


async def fails():
    raise ValueError("unseen")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    loop.call_exception_handler({"message": "by hand"})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "back to the default", "detail": 42})
    try:
        loop.set_exception_handler("not callable")
    except TypeError as error:
        print(error)


asyncio.run(main())
