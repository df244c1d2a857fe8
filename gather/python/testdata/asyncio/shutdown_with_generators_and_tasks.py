import asyncio


async def numbers():
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0.1)
    finally:
        print("generator closes")
        await asyncio.sleep(0.1)
        print("generator closed")


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        print("background ends")


async def main():
    global kept
    task = asyncio.create_task(background())
    kept = numbers()
    print(await anext(kept), await anext(kept))
    return "main"


print(asyncio.run(main()))
