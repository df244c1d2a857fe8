import asyncio
import heapq


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


async def main():
    heap = []
    for priority, name in [(3, "low"), (1, "urgent"), (2, "soon"), (1, "urgent too")]:
        heapq.heappush(heap, Job(priority, name))
    while heap:
        job = heapq.heappop(heap)
        await asyncio.sleep(job.priority / 10)
        print(asyncio.get_running_loop().time(), job.name)


asyncio.run(main())
numbers = [9, 4, 7, 1, 8, 2]
heapq.heapify(numbers)
print(numbers, heapq.heappushpop(numbers, 5), heapq.heapreplace(numbers, 6), numbers)
print(heapq.nsmallest(3, numbers), heapq.nlargest(2, numbers), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), heapq.nsmallest(0, numbers))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge([7, 4], [5, 1], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
heapq.heapify_max(numbers)
heapq.heappush_max(numbers, 10)
print([heapq.heappop_max(numbers) for _ in range(3)], numbers)


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(self.n, "<", other.n, end="; ")
        return self.n < other.n

    def __repr__(self):
        return f"Loud({self.n})"


heap = [Loud(n) for n in (5, 2, 8, 1)]
heapq.heapify(heap)
print(heap)
heapq.heappush(heap, Loud(0))
print(heapq.heappop(heap), heap)
for attempt in (
    lambda: heapq.heappop([]),
    lambda: heapq.heappush((), 1),
    lambda: heapq.heappush([]),
    lambda: heapq.heapify(5),
    lambda: heapq.heappush([1], "a"),
    lambda: heapq.heapreplace([], 1),
    lambda: heapq.nsmallest("x", [1, 2]),
    lambda: heapq.nlargest(2, 5),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
