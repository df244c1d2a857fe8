# What asyncio.run cancels after main has raised is cancelled while that exception is being handled: it is the context of theirs.
import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print("child", n, repr(error), repr(error.__context__))
        raise


async def main(failing):
    group = asyncio.gather(asyncio.sleep(1), child(2), asyncio.wait_for(asyncio.sleep(2), 5))
    if failing:
        asyncio.create_task(child(3))
        raise ValueError("main")
    asyncio.get_running_loop().call_later(0.5, asyncio.current_task().cancel)
    await asyncio.sleep(5)


for failing in False, True:
    try:
        asyncio.run(main(failing))
    except BaseException as error:
        print("run", repr(error), repr(error.__context__))
