from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT = -1
_DONE = -2


class _Node:
    __slots__ = ("node", "predecessors", "successors")

    def __init__(self, node):
        self.node = node
        self.predecessors = 0  # how many are not done yet; or _OUT or _DONE
        self.successors = []


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _of(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._of(node)
        info.predecessors += len(predecessors)
        for predecessor in predecessors:
            self._of(predecessor).successors.append(node)

    def prepare(self):
        if self._passed_out > 0:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready is None:
            self._ready = [info.node for info in self._nodes.values() if info.predecessors == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        self._check_prepared()
        ready = tuple(self._ready)
        for node in ready:
            self._nodes[node].predecessors = _OUT
        self._ready.clear()
        self._passed_out += len(ready)
        return ready

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def is_active(self):
        self._check_prepared()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.predecessors != _OUT:
                if info.predecessors >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            info.predecessors = _DONE
            for successor in info.successors:
                after = self._nodes[successor]
                after.predecessors -= 1
                if after.predecessors == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, position, iterators = [start], {start: 0}, [iter(self._nodes[start].successors)]
            seen.add(start)
            while path:
                for node in iterators[-1]:
                    if node in position:
                        return path[position[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        position[node] = len(path)
                        path.append(node)
                        iterators.append(iter(self._nodes[node].successors))
                        break
                else:
                    del position[path.pop()]
                    iterators.pop()
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
