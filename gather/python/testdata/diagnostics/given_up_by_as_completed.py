import asyncio
async def f3(n):
    raise ValueError("o", n)
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"]))
    for each in asyncio.as_completed([asyncio.create_task(f3(2))], timeout=0):
        try:
            await each
        except TimeoutError:
            print("x")
    await asyncio.sleep(1)
    print("end")
asyncio.run(main())
