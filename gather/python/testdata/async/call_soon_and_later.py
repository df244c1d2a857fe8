import asyncio


def note(what):
    print(f"{asyncio.get_running_loop().time():g}: {what}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, note, "two seconds")
    loop.call_later(1, note, "one second")
    loop.call_at(loop.time() + 1, note, "also one second, created later")
    cancelled = loop.call_later(0.5, note, "never")
    loop.call_soon(note, "soon")
    loop.call_soon(note, "soon after")
    loop.call_later(-1, note, "overdue")
    cancelled.cancel()
    print(cancelled.cancelled(), cancelled.when())
    note("main continues")
    await asyncio.sleep(0)
    note("main after one turn")
    await asyncio.sleep(3)
    try:
        loop.call_later(None, note)
    except TypeError as error:
        print(error)


asyncio.run(main())
