# ends: limit
import asyncio


async def main():
    pending = {asyncio.create_task(asyncio.sleep(i)) for i in range(3000)}
    while pending:
        _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)  # here


asyncio.run(main())
