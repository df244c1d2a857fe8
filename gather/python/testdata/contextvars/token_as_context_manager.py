import asyncio
from contextvars import ContextVar

level = ContextVar("level", default=0)

with level.set(1) as token:
    print(level.get(), token.old_value is token.MISSING)
    with level.set(2):
        print(level.get())
    print(level.get())
print(level.get())
try:
    with level.set(3):
        raise ValueError("body")
except ValueError as e:
    print(e, level.get())


async def work(n):
    with level.set(n):
        await asyncio.sleep(1 / n)
        print(n, level.get())
    return level.get()


async def main():
    print(await asyncio.gather(*(work(n) for n in range(1, 4))))


asyncio.run(main())
