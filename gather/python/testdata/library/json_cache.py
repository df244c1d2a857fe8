import asyncio
import json

cache = {}


async def load(key):
    if key not in cache:
        await asyncio.sleep(0.2)
        cache[key] = json.dumps({"key": key, "size": len(key)}, sort_keys=True)
    return json.loads(cache[key])


async def main():
    first = await asyncio.gather(load("a"), load("bb"))
    again = await load("a")
    print(first, again, first[0] is again)
    print(json.dumps(cache, indent=2))


asyncio.run(main())
