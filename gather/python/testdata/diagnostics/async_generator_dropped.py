import asyncio


async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closing")
        await asyncio.sleep(0.5)
        print(name, "closed")


async def main():
    async for n in numbers("loop"):
        break
    print("after the loop")
    await asyncio.sleep(1)
    kept = numbers("kept")
    print(await anext(kept))
    kept = None
    print("dropped")
    await asyncio.sleep(0)
    print("one turn later")
    await asyncio.sleep(1)
    last = numbers("last")
    await anext(last)


asyncio.run(main())
print("end")
