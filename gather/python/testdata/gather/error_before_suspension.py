import asyncio


async def fails_at_once():
    raise KeyError("at once")


async def quick():
    print("quick runs")
    return 1


async def slow():
    print("slow starts")
    await asyncio.sleep(1)
    print("slow ends")


async def main():
    try:
        await asyncio.gather(quick(), fails_at_once(), slow(), quick())
    except KeyError as error:
        print("caught", error, asyncio.get_running_loop().time())
    await asyncio.sleep(2)


asyncio.run(main())
