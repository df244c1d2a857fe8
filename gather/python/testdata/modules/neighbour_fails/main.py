import asyncio
import helpers
from helpers import fetch as get, NAMES
print(helpers.__name__, __name__, helpers.fetch.__module__)
async def main():
    print(await asyncio.gather(*(get(n) for n in NAMES)))
    await helpers.broken()
asyncio.run(main())
