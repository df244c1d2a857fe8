import asyncio


async def boil(thing, minutes):
    print(f"{thing}: on the stove")
    await asyncio.sleep(minutes)
    return f"{thing}, boiled"


async def main():
    eggs = asyncio.create_task(boil("eggs", 2))
    print("created")
    await asyncio.sleep(1)
    print("table laid")
    print(await eggs)


asyncio.run(main())
