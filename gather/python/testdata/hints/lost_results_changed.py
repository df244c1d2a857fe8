import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name.upper()


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("no answer")


async def main():
    try:
        answers = await asyncio.gather(fetch("a", 1), fetch("b", 2), fail(3), return_exceptions=True)
        print(answers)
    except ValueError as error:
        print(error)


asyncio.run(main())
