import asyncio


async def fails(n):
    raise ValueError(n)


async def main():
    for n in range(3):
        task = asyncio.create_task(fails(n))
        await asyncio.sleep(0.1)
        print("round", n)
    print("the last one is still there")
    del task
    print("end")


asyncio.run(main())
