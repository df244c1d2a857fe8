"""A future that raises its exception again lets go of the frames that it passed before."""

import asyncio


class Oops(Exception):
    pass


def loop():
    return asyncio.get_running_loop()


tasks = []


async def f0(n):
    print(await tasks[0])


async def f1(n):
    done, pending = await asyncio.wait([asyncio.ensure_future(f0(n + 1))], return_when=asyncio.FIRST_EXCEPTION)
    t1 = loop().create_future()
    tasks.append(t1)
    loop().call_later(0, t1.set_exception, Oops("set"))
    print(await tasks[0])


async def f2(n):
    pass


async def f3(n):
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.shield(f1(n)))], return_when=asyncio.FIRST_COMPLETED)


async def main():
    n = 1
    print("got", await asyncio.gather(asyncio.wait_for(f3(n), 0), f3(n + 1), return_exceptions=True))
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.sleep(1)), asyncio.ensure_future(asyncio.gather(f3(n), f0(8), f2(n + 1)))], return_when=asyncio.ALL_COMPLETED, timeout=1)


asyncio.run(main())
