"""The names of coroutines of the library."""

import asyncio

async def main():
    loop = asyncio.get_running_loop()
    for c in loop.shutdown_default_executor(), loop.shutdown_asyncgens(), asyncio.sleep(1), asyncio.Queue().get(), asyncio.Lock().acquire():
        print(c.__name__, c.__qualname__, repr(c).split(" at ")[0])
        c.close()

asyncio.run(main())
