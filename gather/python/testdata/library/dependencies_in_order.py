import asyncio
from graphlib import CycleError, TopologicalSorter

graph = {"deploy": {"test", "package"}, "test": {"compile"}, "package": {"compile"}, "compile": {"checkout"}}
seconds = {"checkout": 0.1, "compile": 0.5, "test": 1.0, "package": 0.2, "deploy": 0.3}


async def build():
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    loop = asyncio.get_running_loop()
    finished = asyncio.Queue()

    async def run(step):
        await asyncio.sleep(seconds[step])
        await finished.put(step)

    running = set()
    while sorter.is_active():
        for step in sorted(sorter.get_ready()):
            task = asyncio.create_task(run(step), name=step)
            running.add(task)
            task.add_done_callback(running.discard)
        step = await finished.get()
        print(f"{loop.time():.1f}", step)
        sorter.done(step)


asyncio.run(build())
print(list(TopologicalSorter({3: [2], 2: [1]}).static_order()))
sorter = TopologicalSorter()
sorter.add("b", "a")
sorter.add("a")
for attempt in (
    lambda: sorter.get_ready(),
    lambda: sorter.prepare(),
    lambda: sorter.add("c"),
    lambda: sorter.done("b"),
    lambda: sorter.get_ready(),
    lambda: sorter.prepare(),
    lambda: sorter.done("a"),
    lambda: sorter.done("a"),
    lambda: sorter.done("z"),
    lambda: (sorter.get_ready(), bool(sorter)),
    lambda: TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare(),
    lambda: list(TopologicalSorter({1: [1]}).static_order()),
):
    try:
        print(attempt())
    except CycleError as error:
        print("cycle", error.args)
    except Exception as error:
        print(type(error).__name__, error)
