# The tasks that asyncio.run was about to cancel live as long as the RecursionError does that has kept it from doing so.
import asyncio

everything = []


async def nothing():
    pass


async def wait():
    asyncio.create_task(nothing(), name="never begins")
    await everything[0]


async def main():
    everything.append(asyncio.gather(wait(), asyncio.sleep(3)))


try:
    asyncio.run(main())
except RecursionError as error:
    print("still there", repr(error))
    print("still there")
print("gone")
