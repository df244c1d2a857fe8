import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        print("closed at", asyncio.get_running_loop().time())


kept = []


async def main():
    agen = numbers()
    kept.append(agen)
    async for n in agen:
        print(n)
        break
    print("main ends")


asyncio.run(main())
print("run closed it")
