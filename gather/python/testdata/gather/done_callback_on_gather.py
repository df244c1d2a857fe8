import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    group = asyncio.gather(work(1), work(2))
    group.add_done_callback(lambda g: print("all done:", g.result()))
    print(group.get_loop() is asyncio.get_running_loop())
    try:
        group.result()
    except asyncio.InvalidStateError as error:
        print(error)
    await group
    print("main resumed")
    await asyncio.sleep(0)


asyncio.run(main())
