import asyncio


async def work(n):
    print("never printed", n)


async def main():
    work(1)
    coroutine = work(2)
    coroutine = None
    for i in range(3):
        work(i)
    closed = work(4)
    closed.close()
    print("main ends")


asyncio.run(main())
