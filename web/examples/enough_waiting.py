import asyncio
import random


async def deliver(parcel):
    days = random.uniform(1, 5)
    print(f"{parcel} will take {days:.1f} days")
    await asyncio.sleep(days)
    return f"{parcel} is here"


async def main():
    deliveries = [deliver("The book"), deliver("The lamp"), deliver("The chair")]
    try:
        arrived = await asyncio.gather(
            *(asyncio.wait_for(delivery, timeout=3) for delivery in deliveries)
        )
        for message in arrived:
            print(message)
    except asyncio.TimeoutError:
        print("Something took too long, and nothing was unpacked.")


asyncio.run(main())
