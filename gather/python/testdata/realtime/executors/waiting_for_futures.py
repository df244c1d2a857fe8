import time
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Future, InvalidStateError, ThreadPoolExecutor,
    TimeoutError, as_completed, wait,
)

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def work(seconds, fails=False):
    time.sleep(seconds)
    if fails:
        raise KeyError(seconds)
    return seconds


def state(future):
    return repr(future).split("state=")[1]


with ThreadPoolExecutor(max_workers=3) as pool:
    failing = [pool.submit(work, 0.3), pool.submit(work, 0.1, True)]
    done, not_done = wait(failing, return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done), now())
    result = wait(failing, timeout=0.05)
    print(len(result.done), len(result.not_done), len(wait(failing, return_when=ALL_COMPLETED).done), now())
    try:
        pool.submit(work, 0.5).result(timeout=0.2)
    except TimeoutError as e:
        print("timeout", repr(e), now())
    try:
        for f in as_completed([pool.submit(work, s) for s in (0.1, 0.6)], timeout=0.3):
            print(f.result(), now())
    except TimeoutError as e:
        print(e, now())
print("all done", now())
