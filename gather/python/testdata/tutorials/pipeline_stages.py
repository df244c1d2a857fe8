import asyncio
from functools import partial
from typing import Any, AsyncIterator, Awaitable, Callable

SENTINEL = object()


async def source(n: int, out: asyncio.Queue) -> None:
    for i in range(n):
        await asyncio.sleep(0.1)
        await out.put(i)
    await out.put(SENTINEL)


async def stage(name: str, func: Callable[[Any], Awaitable[Any]], inp: asyncio.Queue, out: asyncio.Queue) -> int:
    handled = 0
    while (item := await inp.get()) is not SENTINEL:
        result = await func(item)
        handled += 1
        if result is not None:
            await out.put(result)
    await out.put(SENTINEL)
    print(f"{name}: handled {handled}")
    return handled


async def sink(inp: asyncio.Queue) -> list:
    collected = []
    while True:
        match await inp.get():
            case item if item is SENTINEL:
                return collected
            case (number, text) if number % 2:
                collected.append(text)
            case (number, text):
                collected.insert(0, text)
            case other:
                raise TypeError(f"unexpected {other!r}")


async def square(x: int) -> int:
    await asyncio.sleep(0.15)
    return x * x


async def drop_threes(x: int) -> int | None:
    return None if x % 3 == 0 else x


async def label(prefix: str, x: int) -> tuple[int, str]:
    await asyncio.sleep(0.05 * (x % 4))
    return x, f"{prefix}{x:>4}"


async def ticker(period: float) -> AsyncIterator[int]:
    n = 0
    while True:
        yield n
        n += 1
        await asyncio.sleep(period)


async def watch(queues: list[asyncio.Queue]) -> None:
    async for n in ticker(0.4):
        print(f"tick {n}:", " ".join(str(q.qsize()) for q in queues))


async def main() -> None:
    queues = [asyncio.Queue(maxsize=2) for _ in range(4)]
    watcher = asyncio.create_task(watch(queues))
    functions = [square, drop_threes, partial(label, "no.")]
    async with asyncio.TaskGroup() as tg:
        tg.create_task(source(9, queues[0]))
        stages = [
            tg.create_task(stage(f"stage {i}", f, queues[i], queues[i + 1])) for i, f in enumerate(functions)
        ]
        result = tg.create_task(sink(queues[-1]))
    watcher.cancel()
    print(*result.result(), sep="\n")
    print([s.result() for s in stages], watcher.cancelling())


asyncio.run(main())
