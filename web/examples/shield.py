import asyncio


async def post_parcel():
    await asyncio.sleep(2)
    print("the parcel is on its way")
    return "receipt"


async def main():
    parcel = asyncio.create_task(post_parcel())
    try:
        await asyncio.wait_for(asyncio.shield(parcel), timeout=1)
    except TimeoutError:
        print("I can't wait here any longer")
    print("later:", await parcel)


asyncio.run(main())
