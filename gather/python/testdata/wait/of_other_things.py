# What is given instead of tasks and futures.
import asyncio
async def co(): pass
async def main():
    for what in ([1], [], 1, [1, 2], {1: 2}, "ab", [None], [asyncio.get_running_loop().create_future(), 3]):
        try: print(await asyncio.wait(what))
        except BaseException as e: print(type(e), e)
    for what in (1, [1], asyncio.get_running_loop().create_future(), "ab"):
        try:
            for x in asyncio.as_completed(what): print(x)
        except BaseException as e: print(type(e), e)
    for a in (1, None, "x"):
        for f in (asyncio.gather, asyncio.shield, asyncio.ensure_future, asyncio.create_task):
            try: f(a)
            except BaseException as e: print(type(e), e)
        try: await asyncio.wait_for(a, 1)
        except BaseException as e: print(type(e), e)
    try: await asyncio.wait([asyncio.ensure_future(co())], return_when="x")
    except BaseException as e: print(type(e), e)
asyncio.run(main())
