import asyncio


class Strange:
    def __await__(self):
        try:
            yield "what is this"
        except RuntimeError as error:
            print(error)
        return "went on"


async def main():
    print(await Strange())
    try:
        a, b = asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0)


asyncio.run(main())
