import asyncio


async def search(room, seconds):
    await asyncio.sleep(seconds)
    print(f"still searching the {room}")


async def fall_asleep(seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError("too tired")


async def main():
    everyone = asyncio.gather(search("attic", 2), fall_asleep(1))
    try:
        await everyone
    except RuntimeError:
        print("cancelled:", everyone.cancel())
    await asyncio.sleep(2)


asyncio.run(main())
