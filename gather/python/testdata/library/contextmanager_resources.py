"""Resources that are opened and closed around the work of tasks."""
import asyncio
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def timer(label):
    start = asyncio.get_running_loop().time()
    try:
        yield label
    finally:
        print(f"{label}: {asyncio.get_running_loop().time() - start:.2f} s")


@asynccontextmanager
async def connection(name, pool):
    await asyncio.sleep(0.1)
    pool.append(name)
    print("open", name, pool)
    try:
        yield name.upper()
    except ValueError as error:
        print("rolled back:", error)
        raise
    else:
        print("committed", name)
    finally:
        await asyncio.sleep(0.05)
        pool.remove(name)
        print("close", name, pool)


async def query(name, pool, fail=False):
    async with connection(name, pool) as c:
        await asyncio.sleep(0.2)
        if fail:
            raise ValueError(f"bad query in {c}")
        return c


async def main():
    pool = []
    with timer("all"):
        results = await asyncio.gather(query("a", pool), query("b", pool, True), query("c", pool), return_exceptions=True)
    print(results)
    with timer("swallowed"):
        try:
            async with asyncio.timeout(0.2):
                async with connection("slow", pool):
                    await asyncio.sleep(10)
        except TimeoutError as error:
            print("timeout", repr(error))

    @connection("decorated", pool)
    async def job(n):
        await asyncio.sleep(n)
        return n * 2

    print(await job(0.1), await job(0.2))


asyncio.run(main())
