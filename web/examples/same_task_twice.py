import asyncio


async def draw_number():
    print("drawing")
    await asyncio.sleep(1)
    return 7


async def main():
    number = draw_number()
    results = await asyncio.gather(number, number, draw_number())
    print(results)


asyncio.run(main())
