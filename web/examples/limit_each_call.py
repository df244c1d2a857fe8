import asyncio


async def translate(word, seconds):
    await asyncio.sleep(seconds)
    return word[::-1]


async def main():
    words = [translate("moon", 0.5), translate("river", 2), translate("stone", 1)]
    results = await asyncio.gather(
        *(asyncio.wait_for(word, timeout=1.5) for word in words),
        return_exceptions=True,
    )
    for result in results:
        if isinstance(result, TimeoutError):
            print("no answer in time")
        else:
            print(result)


asyncio.run(main())
