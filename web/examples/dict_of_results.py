import asyncio


async def temperature(city, celsius, delay):
    await asyncio.sleep(delay)
    return celsius


async def main():
    asked = {
        "Oslo": temperature("Oslo", 4, 1.5),
        "Rome": temperature("Rome", 18, 0.5),
        "Cairo": temperature("Cairo", 27, 1),
    }
    answers = await asyncio.gather(*asked.values())
    print(dict(zip(asked, answers)))


asyncio.run(main())
