import asyncio


async def sleeps():
    try:
        await asyncio.sleep(10)
    finally:
        print("never printed")


async def main():
    asyncio.create_task(sleeps())


def run():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main())


run()
print("end")
