import asyncio


async def paint(wall):
    print(f"{wall}: brush out")
    try:
        await asyncio.sleep(3)
        print(f"{wall}: painted")
    finally:
        await asyncio.sleep(0.5)
        print(f"{wall}: brush washed")


async def main():
    north = asyncio.create_task(paint("north wall"))
    await asyncio.sleep(1)
    north.cancel()
    try:
        await north
    except asyncio.CancelledError:
        print("the painter has left")


asyncio.run(main())
