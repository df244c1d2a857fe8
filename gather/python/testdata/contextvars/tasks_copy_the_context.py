import asyncio
from contextvars import ContextVar

request = ContextVar("request", default="none")


async def handle(name):
    before = request.get()
    request.set(name)
    await asyncio.sleep(0.1)
    return before, request.get()


async def child():
    return request.get()


async def main():
    print(await asyncio.gather(handle("a"), handle("b")), request.get())
    request.set("main")
    task = asyncio.create_task(child())
    request.set("later")
    print(await task, await child(), await asyncio.wait_for(child(), 1), request.get())
    await handle("same task")
    print(request.get())
    print(await asyncio.shield(handle("shielded")), request.get())
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(handle(n)) for n in range(3)]
    print([t.result() for t in tasks], request.get())
    for finished in asyncio.as_completed([handle("x"), handle("y")]):
        print(await finished)
    print(request.get())


asyncio.run(main())
print(request.get())
