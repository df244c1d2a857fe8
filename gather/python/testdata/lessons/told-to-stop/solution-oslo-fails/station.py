import asyncio

asked = []


async def ask(city):
    await asyncio.sleep(0.7)
    asked.append(city)
    if city == "Oslo" and asked.count(city) < 3:
        raise ConnectionError("no line")
    return {"Oslo": 7, "Rome": 18}[city]


def close(city):
    print("closed", city)
