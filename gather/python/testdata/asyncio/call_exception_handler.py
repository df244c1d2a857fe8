import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "told by hand", "extra": [1, 2], "another": "x"})
    loop.call_exception_handler({"message": "with an exception", "exception": ValueError("v")})
    loop.call_exception_handler({})
    loop.default_exception_handler({"message": "default", "future": 5})

    def handler(loop, context):
        print("handler", context)
        if context["message"] == "again":
            raise KeyError("in handler")
        loop.default_exception_handler(context)

    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "mine"})
    loop.call_exception_handler({"message": "again"})
    print(loop.get_exception_handler() is handler)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)


asyncio.run(main())
