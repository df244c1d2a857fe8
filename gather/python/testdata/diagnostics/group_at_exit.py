"""Exceptions and tracebacks have their places among the objects that are left at the end."""

import asyncio


def handler(loop, context):
    about = context.get("task") or context["future"]
    print(context["message"], about.get_name() if isinstance(about, asyncio.Task) else "")


class Oops(Exception):
    pass


def loop():
    return asyncio.get_running_loop()


tasks = []


async def f0(n):
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.wait_for(asyncio.sleep(3, "slept"), 0)), asyncio.ensure_future(asyncio.sleep(3, "slept")), asyncio.ensure_future(asyncio.sleep(2, n))], return_when=asyncio.FIRST_COMPLETED)
    t0 = loop().create_future()
    tasks.append(t0)
    loop().call_later(0, t0.set_exception, Oops("set"))
    print(await t0)


async def f1(n):
    tasks.pop()


async def f3(n):
    async with asyncio.TaskGroup() as group:
        tasks.append(group.create_task(f0(4)))
        group.create_task(f1(n + 1))
        t3 = asyncio.create_task(f0(n + 1))
        tasks.append(t3)
        print("got", await asyncio.gather(f0(3), asyncio.sleep(1)))


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    n = 1
    await f3(n)


asyncio.run(main())
