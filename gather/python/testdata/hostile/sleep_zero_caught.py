# ends: limit
import asyncio


async def main():
    while True:
        try:
            await asyncio.sleep(0)  # here
        except BaseException:
            pass
        finally:
            await asyncio.sleep(0)  # here


try:
    asyncio.run(main())
except BaseException:
    asyncio.run(main())
