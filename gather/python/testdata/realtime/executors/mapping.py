import time
from concurrent.futures import ThreadPoolExecutor

start = time.monotonic()


def work(n, seconds=0.1):
    time.sleep(seconds)
    print("work", n)
    return n * 10


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(work, range(5), (0.15, 0.1, 0.4, 0.1, 0.1))))
    results = pool.map(work, [1, 2], [0.3, 0.1])
    print("map returns")
    for r in results:
        print("result", r, int((time.monotonic() - start) * 10 + 0.2) / 10)
    try:
        list(pool.map(work, [7], timeout=0.02))
    except TimeoutError:
        print("timeout")
    try:
        print(list(pool.map(lambda n: (1, 2)[n], [1, 5, 2])))
    except IndexError as e:
        print(e)
print(int((time.monotonic() - start) * 10 + 0.2) / 10)
