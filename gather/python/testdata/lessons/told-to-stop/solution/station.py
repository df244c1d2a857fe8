import asyncio

asked = []


async def ask(city):
    await asyncio.sleep(1)
    asked.append(city)
    if city == "Rome" and asked.count(city) == 2:
        raise ConnectionError("no line")
    return {"Oslo": 4, "Rome": 15}[city]


def close(city):
    print("closed", city)
