import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(print, "threadsafe")
    print(loop.call_soon_threadsafe(print, "x").cancelled())
    done = loop.create_future()
    loop.call_later(0.5, done.set_result, "value")
    print(await done, loop.time())
    event = asyncio.Event()
    loop.call_at(loop.time() + 1, event.set)
    await event.wait()
    print(loop.time())


asyncio.run(main())
