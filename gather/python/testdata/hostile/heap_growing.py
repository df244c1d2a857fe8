# ends: limit
import heapq

heap = []
while True:  # here
    heapq.heappush(heap, [len(heap)])  # here
