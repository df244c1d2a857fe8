import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"task {n}")


async def main():
    asyncio.create_task(fails(1))
    await asyncio.sleep(2)
    print("the report came before this line")
    kept = asyncio.create_task(fails(1))
    await asyncio.sleep(2)
    print("still referenced, so no report yet")
    kept = None
    print("reported when the last reference went")
    seen = asyncio.create_task(fails(1))
    await asyncio.sleep(2)
    print("retrieved:", repr(seen.exception()))


asyncio.run(main())
print("end")
