import time

print(time.time(), time.monotonic(), time.perf_counter(), type(time.time()).__name__)
start = time.perf_counter()
time.sleep(1.5)
print(time.time(), time.monotonic(), f"{time.perf_counter() - start:.3f}")
time.sleep(0)
time.sleep(0.25)
time.sleep(1)
print(time.time(), time.monotonic_ns(), time.perf_counter_ns(), time.time_ns())
for wrong in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(None), lambda: time.sleep(float("nan"))):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(time.monotonic())
