# A gather that waits for a task which waits for the gather: its cancel asks itself to cancel.
import asyncio

gathers = []


async def wait_for(n):
    await asyncio.sleep(0)
    await gathers[n]


async def main():
    gathers.append(asyncio.gather(wait_for(0)))
    await asyncio.sleep(1)
    try:
        gathers[0].cancel()
    except RecursionError as error:
        print(error)
    asyncio.get_running_loop().call_later(1, gathers[0].cancel)
    await asyncio.sleep(2)
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    async with asyncio.timeout(1):
        await gathers[0]


asyncio.run(main())
