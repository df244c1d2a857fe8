import asyncio


async def main():
    asyncio.current_task().cancel("by itself")
    print("still running")
    await asyncio.sleep(1)
    print("never")


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("run raised", repr(error))
asyncio.run(main())
