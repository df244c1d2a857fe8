import asyncio
import main as again

print(__name__, again.__name__)


async def work():
    return __name__


if __name__ == "__main__":

    async def both():
        print(await asyncio.gather(work(), again.work()))

    asyncio.run(both())
