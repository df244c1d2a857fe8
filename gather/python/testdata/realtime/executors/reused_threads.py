import threading
import time
from concurrent.futures import ThreadPoolExecutor

out = []


def f(x):
    out.append(f"start {x} in {threading.current_thread().name}")
    if x:
        time.sleep(x)
    out.append(f"end {x}")


with ThreadPoolExecutor(2, thread_name_prefix="w") as pool:
    first = pool.submit(f, 0)
    out.append(f"submitted {first.done()}")
    time.sleep(0.1)
    out.append("slept")
    second = pool.submit(f, 0.1)
    out.append(f"submitted {second.done()}")
    second.result()
    out.append("result")
print("\n".join(out))
