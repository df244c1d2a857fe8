# A frame that a traceback keeps has its variables as the call has left them, and keeps those of its callers.
import asyncio


async def fails():
    raise ValueError("forgotten")


def raises(kept):
    try:
        raise KeyError
    except KeyError as e:
        kept.append(e)
        kept = None


async def keeps(kept):
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    raises(kept)
    return len(kept)


async def main():
    kept = []
    print(await keeps(kept))
    print("kept")
    kept.clear()
    print("cleared")
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
