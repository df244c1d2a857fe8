"""What the frames of the event loop refer to, by the traceback of what has left it, comes after what nearer ones do."""

import asyncio


tasks = []


async def f0(n):
    print("got", await asyncio.gather(asyncio.wait_for(asyncio.wait_for(asyncio.sleep(0, n), 1), 0), asyncio.sleep(0, "slept"), asyncio.sleep(2, n), return_exceptions=True))


async def f1(n):
    raise SystemExit(n)


async def f3(n):
    t1 = asyncio.gather(asyncio.shield(f0(n + 1)), asyncio.shield(f1(0)), asyncio.gather(asyncio.sleep(0.5), f0(9), return_exceptions=True))
    tasks.append(t1)
    await t1


async def main():
    done, pending = await asyncio.wait([asyncio.ensure_future(f3(0))], return_when=asyncio.ALL_COMPLETED)


asyncio.run(main())
