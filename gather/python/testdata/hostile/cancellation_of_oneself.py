# ends: limit
import asyncio


async def main():
    while True:
        try:
            await asyncio.sleep(1)  # here
        except asyncio.CancelledError:
            pass
        asyncio.current_task().cancel()


asyncio.run(main())
