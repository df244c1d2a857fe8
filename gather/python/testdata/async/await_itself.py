import asyncio


async def narcissus():
    await asyncio.sleep(1)
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(str(error).split(":")[0])
    return "recovered"


async def main():
    print(await asyncio.create_task(narcissus()))


asyncio.run(main())
