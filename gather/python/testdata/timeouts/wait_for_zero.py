import asyncio


async def quick():
    print("never runs")
    return "quick"


async def finishes_instead():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "finished instead"


async def main():
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(quick(), timeout)
        except TimeoutError as error:
            print("timeout", repr(error.__cause__))
    done = asyncio.create_task(asyncio.sleep(0, "done before"))
    await done
    print(await asyncio.wait_for(done, 0))
    task = asyncio.create_task(finishes_instead())
    await asyncio.sleep(1)
    print(await asyncio.wait_for(task, 0))


asyncio.run(main())
