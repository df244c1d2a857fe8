import asyncio


async def fold(shirt):
    await asyncio.sleep(1)
    return f"{shirt} shirt, folded"


def fold_all():
    return asyncio.run(fold("white"))


async def main():
    print(fold_all())


asyncio.run(main())
