import asyncio
import time


async def play_film(minutes):
    for minute in range(1, minutes + 1):
        await asyncio.sleep(1)
        print(f"minute {minute}")


async def answer_door():
    await asyncio.sleep(1.5)
    await asyncio.to_thread(time.sleep, 2)
    print("back on the sofa")


async def main():
    await asyncio.gather(play_film(4), answer_door())


asyncio.run(main())
