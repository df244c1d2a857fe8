import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def cpu_bound(n):
    time.sleep(0.3)
    if n == 3:
        raise ValueError("three")
    return sum(i * i for i in range(n))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, cpu_bound, n) for n in (10, 20, 3)), return_exceptions=True))
        try:
            await loop.run_in_executor(pool, cpu_bound, 3)
        except ValueError as e:
            print(repr(e), type(e.__cause__).__name__)
        print(list(pool.map(cpu_bound, [1, 2])))


if __name__ == "__main__":
    asyncio.run(main())
