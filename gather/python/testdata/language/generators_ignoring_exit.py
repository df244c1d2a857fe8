# Generators, coroutines and asynchronous generators that go on when they are told to close.
def g():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
x = g()
next(x)
try: x.close()
except RuntimeError as e: print(e)
import asyncio
async def co():
    while True:
        try:
            await asyncio.sleep(1)
        except GeneratorExit:
            print("ignored")
            await asyncio.sleep(1)
            return
async def agen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        yield 3
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    c = co()
    c.send(None)
    try: c.close()
    except RuntimeError as e: print(e)
    a = agen()
    await anext(a)
    try: await a.aclose()
    except RuntimeError as e: print(e)
    a = agen()
    async for i in a:
        break
    del a
    await asyncio.sleep(0)
    b = agen()
    async for i in b: break
asyncio.run(main())
