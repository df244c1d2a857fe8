"""gather in gather, a task group, wait, as_completed, wait_for and a timeout, one inside of the other."""
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def team():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("player 1", 0.4))
        group.create_task(work("player 2", 0.8))
    return "team"


async def race():
    runners = {asyncio.create_task(work("hare", 0.3)), asyncio.create_task(work("tortoise", 0.9))}
    done, pending = await asyncio.wait(runners, return_when=asyncio.FIRST_COMPLETED)
    for runner in pending:
        runner.cancel()
    return len(done)


async def harvest():
    names = []
    for soon in asyncio.as_completed([work("late", 0.7), work("soon", 0.2)]):
        names.append(await soon)
    return names


async def limited():
    try:
        return await asyncio.wait_for(work("slow", 2), 0.6)
    except TimeoutError:
        return "gave up"


async def regions():
    async with asyncio.timeout(1.5):
        await asyncio.sleep(0.3)
        async with asyncio.timeout(0.5):
            await asyncio.sleep(0.2)
    return "in time"


async def main():
    inner = asyncio.gather(work("inner 1", 0.5), asyncio.gather(work("innermost", 0.1), work("innermost too", 0.6)))
    for result in await asyncio.gather(inner, team(), race(), harvest(), limited(), regions()):
        print(result)


asyncio.run(main())
