import asyncio


async def work():
    return 1


try:
    asyncio.run(asyncio.gather(work()))
except RuntimeError as error:
    print(error)
