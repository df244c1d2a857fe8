import asyncio


async def rehearse(player, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{player} stops")
        raise


async def main():
    concert = asyncio.gather(
        rehearse("violin", 2),
        rehearse("cello", 3),
        return_exceptions=True,
    )
    await asyncio.sleep(1)
    concert.cancel()
    try:
        print(await concert)
    except asyncio.CancelledError:
        print("no concert; cancelled:", concert.cancelled())


asyncio.run(main())
