# ends: uncaught
import asyncio

asyncio.run(asyncio.sleep(float("nan")))
