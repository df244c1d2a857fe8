# A task or future within its own repr is "...".
import asyncio

ring = []


async def next_of(i):
    await asyncio.sleep(0)
    await ring[(i + 1) % 3]


async def main():
    holds_itself = asyncio.get_running_loop().create_future()
    holds_itself.set_result([holds_itself])
    print(holds_itself)
    ring.extend(asyncio.create_task(next_of(i), name=f"in a ring {i}") for i in range(3))
    await asyncio.sleep(0.1)
    for task in ring:
        print(task)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
