# A loop that is left for good does not come to close the asynchronous generators that were lost last.
import asyncio
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print(filename.rpartition("/")[2], lineno, message)


warnings.showwarning = show


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("never closed")


async def lose():
    try:
        await asyncio.sleep(1)
    finally:
        async for i in numbers():
            break


async def leave():
    try:
        await asyncio.sleep(1)
    finally:
        raise SystemExit(6)


async def main():
    asyncio.create_task(lose())
    asyncio.create_task(leave())
    await asyncio.sleep(0)


asyncio.run(main())
