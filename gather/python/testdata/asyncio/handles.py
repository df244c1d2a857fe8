import asyncio


def show(*args):
    print("called", args)


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(show, 1, 2)
    print(handle, handle.cancelled())
    other = loop.call_soon(show, "never")
    other.cancel()
    print(other, other.cancelled())
    timer = loop.call_later(1.5, show, "timer")
    print(timer, timer.when(), isinstance(timer, asyncio.Handle))
    early = loop.call_at(1, show, "early")
    print(early.when(), early.cancelled())
    late = loop.call_at(2.0, show)
    late.cancel()
    late.cancel()
    print(late, late.cancelled())
    for wrong in (
        lambda: loop.call_later(None, show),
        lambda: loop.call_at(None, show),
        lambda: loop.call_later("1", show),
        lambda: loop.call_soon(),
    ):
        try:
            wrong()
        except TypeError as e:
            print(e)
    await asyncio.sleep(3)
    print(early < timer, early == early, timer > early)


asyncio.run(main())
