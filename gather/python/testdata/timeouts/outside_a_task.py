import asyncio


def callback():
    try:
        asyncio.timeout(1)
        print("made")
        coroutine = enter()
        coroutine.send(None)
    except RuntimeError as error:
        print(error)


async def enter():
    async with asyncio.timeout(1):
        pass


async def main():
    asyncio.get_running_loop().call_soon(callback)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
try:
    asyncio.timeout(1)
    print("made without a loop")
except RuntimeError as error:
    print(error)
