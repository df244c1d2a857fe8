import asyncio
import contextlib
from typing import NamedTuple


class Quote(NamedTuple):
    source: str
    price: float
    stale: bool = False


DELAYS = {"primary": 3.0, "backup": 0.8, "archive": 0.1}
cache: dict[str, Quote] = {}


async def quote(source: str, symbol: str) -> Quote:
    await asyncio.sleep(DELAYS[source])
    q = Quote(source, round(len(symbol) * 101.5, 2))
    cache[symbol] = q
    return q


async def first_of(symbol: str, *sources: str, timeout: float = 1.0) -> Quote:
    """Asks one source after another; the last resort is the cache."""
    for source in sources:
        try:
            async with asyncio.timeout(timeout) as cm:
                return await quote(source, symbol)
        except TimeoutError:
            print(f"{source} timed out (expired: {cm.expired()})")
    with contextlib.suppress(KeyError):
        return cache[symbol]._replace(stale=True)
    raise LookupError(f"no quote for {symbol}")


async def fastest(symbol: str, *sources: str) -> Quote:
    """Asks all sources at once and takes the first answer."""
    tasks = [asyncio.create_task(quote(s, symbol), name=s) for s in sources]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print("cancelled:", sorted(t.get_name() for t in tasks if t.cancelled()))
    return done.pop().result()


async def hedged(symbol: str, after: float) -> Quote:
    """Asks the backup too if the primary is slow, without giving the primary up."""
    primary = asyncio.create_task(quote("primary", symbol))
    try:
        return await asyncio.wait_for(asyncio.shield(primary), after)
    except TimeoutError:
        backup = asyncio.create_task(quote("backup", symbol))
        for next_done in asyncio.as_completed([primary, backup]):
            return await next_done
    finally:
        print("primary done:", primary.done())


async def main():
    print(await first_of("ACME", "primary", "backup"))
    print(await first_of("ACME", "primary"))
    try:
        await first_of("ZZZ", "primary", timeout=0.5)
    except LookupError as e:
        print(type(e).__name__, e)
    print(await fastest("GO", "primary", "backup", "archive"))
    print(await hedged("PY", 0.5))
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(5):
                await asyncio.sleep(10)
    except TimeoutError:
        print(f"outer first, at {asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
