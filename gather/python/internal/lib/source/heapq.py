from _heapq import (heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
                    heapreplace_max)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max", "heapify_max",
           "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge"]


def merge(*iterables, key=None, reverse=False):
    ways = []
    turn, step = (0, -1) if reverse else (0, 1)
    for iterable in iterables:
        it = iter(iterable)
        for value in it:
            ways.append([value if key is None else key(value), turn, value, it])
            turn += step
            break
    order, replace, pop = (heapify_max, heapreplace_max, heappop_max) if reverse else (heapify, heapreplace, heappop)
    order(ways)
    while ways:
        way = ways[0]
        yield way[2]
        for value in way[3]:
            way[0], way[2] = value if key is None else key(value), value
            replace(ways, way)
            break
        else:
            pop(ways)


def nsmallest(n, iterable, key=None):
    ranked = sorted(iterable, key=key)
    return ranked if n >= len(ranked) else ranked[:max(n, 0)]


def nlargest(n, iterable, key=None):
    ranked = sorted(iterable, key=key, reverse=True)
    return ranked if n >= len(ranked) else ranked[:max(n, 0)]
