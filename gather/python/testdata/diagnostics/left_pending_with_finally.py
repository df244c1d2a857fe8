import asyncio


async def too_late():
    try:
        await asyncio.sleep(10)
    finally:
        print("finally")


async def starts_another():
    try:
        await asyncio.sleep(10)
    finally:
        asyncio.create_task(too_late())


async def main():
    task = asyncio.create_task(starts_another())
    await asyncio.sleep(1)


asyncio.run(main())
print("after run")
