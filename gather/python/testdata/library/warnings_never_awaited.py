import asyncio
import warnings


async def forgotten():
    pass


async def main():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forgotten()
    print("ignored")
    forgotten()
    print("warned")


asyncio.run(main())
