import threading
import time

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def work(name, seconds):
    print(now(), name, threading.current_thread().name)
    time.sleep(seconds)
    print(now(), name, "ends")


threads = [threading.Thread(target=work, args=(n, n / 10)) for n in (3, 1, 2)]
for t in threads:
    t.start()
print(now(), "started", [t.name for t in threads], threading.active_count())
for t in threads:
    t.join()
    print(now(), "joined", t.name, t.is_alive())

ready, lock = threading.Event(), threading.Lock()
condition, items = threading.Condition(), []


def consumer():
    with condition:
        while len(items) < 2:
            condition.wait()
        print(now(), "consumer has", items)


def producer():
    for n in range(2):
        time.sleep(0.1)
        with condition:
            items.append(n)
            condition.notify()


pair = [threading.Thread(target=consumer, name="consumer"), threading.Thread(target=producer)]
for t in pair:
    t.start()
for t in pair:
    t.join()
timer = threading.Timer(0.2, ready.set)
timer.start()
print(ready.wait(0.05), ready.is_set(), now())
print(ready.wait(), now())
with lock:
    print(lock.acquire(blocking=False), lock.acquire(timeout=0.1), lock.locked(), now())
own = threading.local()
own.x = 1


def other():
    print(hasattr(own, "x"))
    own.x = 2


t = threading.Thread(target=other)
t.start()
t.join()
print(own.x)


def gate(n):
    time.sleep(n / 10)
    barrier.wait()
    print(now(), "through")


barrier = threading.Barrier(2, action=lambda: print(now(), "both are here"))
for n in (1, 2):
    threading.Thread(target=gate, args=(n,)).start()
time.sleep(0.4)
threading.Thread(target=lambda: (time.sleep(0.2), print(now(), "last"))).start()
threading.Thread(target=lambda: (time.sleep(5), print(now(), "never")), daemon=True).start()
print(now(), "main ends")
