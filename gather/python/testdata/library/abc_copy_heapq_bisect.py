import copy
import heapq
from abc import ABC, abstractmethod
from bisect import bisect_left, insort


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


print(Square(3).describe())
try:
    Shape()
except TypeError as error:
    print(error)
nested = [1, [2, 3]]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[1].append(4)
print(shallow, deep)
heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [3, 9, 5]))
items = [1, 3, 5]
insort(items, 4)
print(items, bisect_left(items, 3))
