import asyncio
import random


async def runner(name, distance=5):
    position = 0
    while position < distance:
        await asyncio.sleep(random.choice([0.5, 1.0, 1.5]))
        position += 1
        print(f"{asyncio.get_running_loop().time():5.2f} {name:<5} {'#' * position}")
    return name


async def main():
    random.seed(11)
    tasks = [asyncio.create_task(runner(name), name=name) for name in ("hare", "hound", "snail")]
    ranking = []
    for finished in asyncio.as_completed(tasks):
        ranking.append(await finished)
        if len(ranking) == 2:
            break
    print("on the podium:", ranking)
    for task in tasks:
        if not task.done():
            task.cancel()
            print("stopped:", task.get_name())


asyncio.run(main())
