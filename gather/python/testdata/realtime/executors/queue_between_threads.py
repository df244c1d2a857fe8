import queue
import threading
import time

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def producer():
    for n in range(4):
        jobs.put(n)
        print(now(), "put", n)
        time.sleep(0.1)
    jobs.put(None)


def consumer():
    while (job := jobs.get()) is not None:
        time.sleep(0.2)
        print(now(), "done", job)
        jobs.task_done()
    jobs.task_done()


jobs = queue.Queue()
threads = [threading.Thread(target=f) for f in (consumer, producer)]
for t in threads:
    t.start()
time.sleep(0.05)
jobs.join()
print(now(), "joined", jobs.empty())
try:
    jobs.get(timeout=0.2)
except queue.Empty:
    print(now(), "empty")
small = queue.Queue(maxsize=1)
small.put("first")
try:
    small.put("second", timeout=0.1)
except queue.Full:
    print(now(), "full")
threading.Timer(0.2, small.get).start()
small.put("third")
print(now(), small.get())
