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
    futures = [pool.submit(work, s) for s in (0.3, 0.1, 0.2)]
    print([f.result() for f in as_completed(futures)], now())
    futures = {pool.submit(work, s): s for s in (0.4, 0.2)}
    done, not_done = wait(futures, return_when=FIRST_COMPLETED)
    print([futures[f] for f in done], [futures[f] for f in not_done], now())
print("first part", now())
one = ThreadPoolExecutor(1)
blocker, waiting = one.submit(work, 0.2), one.submit(work, 0.2)
print(state(blocker), state(waiting), blocker.running(), waiting.running(), blocker.cancel(), waiting.cancel())
print(state(waiting), waiting.cancelled(), waiting.done())
try:
    waiting.result()
except CancelledError as e:
    print(repr(e))
blocker.add_done_callback(lambda f: print("callback", f.result()))
print(blocker.result(), state(blocker))
blocker.add_done_callback(lambda f: print("called at once"))
one.shutdown()
try:
    one.submit(work, 1)
except RuntimeError as e:
    print(e)
mine = Future()
mine.set_result("mine")
for change in (lambda: mine.set_result(1), lambda: mine.set_exception(ValueError())):
    try:
        change()
    except InvalidStateError as e:
        print(str(e).split(":")[0])
print(mine.result(), mine.exception(), state(mine))
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
