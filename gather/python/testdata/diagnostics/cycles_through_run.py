# What leaves asyncio.run and the task that it has run refer to each other. What the exception keeps is told of when CPython looks for cycles.
import asyncio


async def waits():
    await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(1), None), 0)


try:
    asyncio.run(waits())
except TimeoutError as e:
    print("caught", repr(e))
print("end")
