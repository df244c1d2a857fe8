import queue

q = queue.Queue(maxsize=2)
q.put("a")
q.put_nowait("b")
print(q.full(), q.qsize(), q.empty(), q.maxsize)
try:
    q.put_nowait("c")
except queue.Full as error:
    print("full", repr(error))
print(q.get(), q.get_nowait())
try:
    q.get(block=False)
except queue.Empty as error:
    print("empty", repr(error))
q.task_done()
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
p = queue.PriorityQueue()
for item in [(2, "b"), (1, "a"), (3, "c")]:
    p.put(item)
print([p.get() for _ in range(p.qsize())])
stack = queue.LifoQueue()
for n in range(3):
    stack.put(n)
print([stack.get() for _ in range(3)], stack.empty())
simple = queue.SimpleQueue()
simple.put(1)
print(simple.qsize(), simple.get(), simple.empty(), queue.Empty, queue.Full.__mro__)
q.put("last")
q.shutdown()
print(q.get())
for attempt in (lambda: q.put(1), lambda: q.get(), lambda: q.get_nowait(), lambda: queue.Queue().put_nowait(), lambda: simple.get_nowait()):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
