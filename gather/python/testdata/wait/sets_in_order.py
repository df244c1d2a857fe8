"""The sets of tasks that asyncio makes show them in the order in which they were added, however many there are."""

import asyncio


def names(tasks):
    return " ".join(task.get_name() for task in tasks)


async def sleeps(number, seconds):
    await asyncio.sleep(seconds)


def start(count, seconds=0):
    return [asyncio.create_task(sleeps(i, seconds), name=str(i)) for i in range(count)]


async def main():
    for count in range(1, 24):
        done, pending = await asyncio.wait(start(count))
        print(names(done), len(pending))
    tasks = start(12, 1)
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(names(asyncio.all_tasks() - {asyncio.current_task()}))
    for i in (3, 4, 0, 11):
        pending.remove(tasks[i])
    print(names(pending))
    pending.add(tasks[3])
    pending.add(tasks[0])
    print(pending.pop().get_name(), pending.pop().get_name(), "of", names(pending))
    pending.discard(tasks[5])
    pending.update([tasks[4], tasks[6], tasks[1]])
    print(names(pending), tasks[4] in pending, tasks[5] in pending, len(pending))
    print(names(pending - {tasks[7], tasks[0]}))
    print(names(pending | (pending - {tasks[8]})))
    while pending:
        print(pending.pop().get_name(), end=" ")
    print()
    pending.clear()
    pending.add(tasks[9])
    print(names(pending))


asyncio.run(main())
