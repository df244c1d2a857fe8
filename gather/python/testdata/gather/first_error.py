import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    print(name, "fails" if fail else "ends")
    if fail:
        raise ValueError(name)
    return name


async def main():
    try:
        await asyncio.gather(work("a", 1), work("b", 2, fail=True), work("c", 3), work("d", 4, fail=True))
    except ValueError as error:
        print("caught", error, "at", asyncio.get_running_loop().time())
    await asyncio.sleep(5)
    print("the others went on, the second error vanished")


asyncio.run(main())
