# Times are compared and added before anything is asked of them; a Timeout keeps the one that it was given.
import asyncio
async def main():
    for w in ("x", [], "1"):
        try:
            async with asyncio.timeout_at(w): print("in")
        except BaseException as e: print(type(e), e)
        try:
            async with asyncio.timeout(w): print("in")
        except BaseException as e: print(type(e), e)
    try:
        async with asyncio.timeout(5) as t:
            print(t, t.when()); t.reschedule("s")
    except BaseException as e: print(type(e), e)
    print(t)
    print(asyncio.timeout_at(5), asyncio.timeout_at(5).when(), asyncio.timeout_at(5.0), asyncio.timeout_at(None))
    print(asyncio.Timeout(5), asyncio.Timeout(True), asyncio.Timeout("x"))
    async with asyncio.timeout(5) as t:
        t.reschedule(7); print(t, t.when())
    print(t)
    async with asyncio.timeout(5) as t: print(t)
    async with asyncio.timeout(0.5) as t: print(t)
    try:
        t.reschedule(3)
    except BaseException as e: print(type(e), e)
    loop = asyncio.get_running_loop()
    print(loop.call_at(3, print), loop.call_later(3, print), loop.call_at(True, print), loop.call_at(3, print).when(), loop.call_later(1, print).when())
    for f in (loop.call_at, loop.call_later):
        for w in ("x", None, []):
            try: f(w, print)
            except BaseException as e: print(type(e), e)
    for w in ("x", [], None):
        try: await asyncio.sleep(w)
        except BaseException as e: print(type(e), e)
        try: await asyncio.wait_for(asyncio.sleep(0), w)
        except BaseException as e: print(type(e), e)
        try: await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0))], timeout=w)
        except BaseException as e: print(type(e), e)
asyncio.run(main())
