import asyncio


async def ask(city):
    print("asking", city)
    await asyncio.sleep(2)
    return f"{city}: 4 °C"
