import asyncio


def explode(what):
    raise ValueError(f"from {what}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "before")
    loop.call_soon(lambda: explode("callback"))
    loop.call_soon(print, "after")
    await asyncio.sleep(1)
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"].split("(")[0], repr(context["exception"])))
    loop.call_later(1, lambda: explode("timer"))
    await asyncio.sleep(2)


asyncio.run(main())
