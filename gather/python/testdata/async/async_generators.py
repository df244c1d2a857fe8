import asyncio


async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            received = yield i
            if received:
                print("received", received)
    finally:
        print("generator closes at", asyncio.get_running_loop().time())


async def main():
    async for i in ticks(2):
        print(i)
    agen = ticks(3)
    print(await anext(agen), await agen.asend("hello"), await agen.__anext__())
    try:
        await anext(agen)
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(agen, "default"))
    agen = ticks(5)
    async for i in agen:
        if i == 1:
            break
    await agen.aclose()
    agen = ticks(5)
    await anext(agen)
    try:
        await agen.athrow(ValueError("thrown"))
    except ValueError as error:
        print(error)


asyncio.run(main())
