# ends: deadlock
import asyncio


async def main():
    try:
        await asyncio.get_running_loop().create_future()  # here
    except BaseException:
        print("not caught")
    finally:
        print("not here")


try:
    asyncio.run(main())
finally:
    print("nor here")
