import asyncio


async def save(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} is saved")


async def save_to_full_disk(name, seconds):
    await asyncio.sleep(seconds)
    raise OSError(f"no room for {name}")


async def main():
    await asyncio.gather(
        save("letter", 1),
        save_to_full_disk("photo", 0.5),
        save("song", 1.5),
        return_exceptions=True,
    )
    print("all is saved!")


asyncio.run(main())
