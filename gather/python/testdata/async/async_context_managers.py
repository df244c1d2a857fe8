import asyncio


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(1)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.5)
        print("close", self.name, kind and kind.__name__)
        return kind is KeyError


async def use(name, fail=None):
    async with Connection(name) as connection, Connection(name + "'"):
        print("using", connection.name)
        if fail:
            raise fail


async def main():
    await use("a")
    await use("b", KeyError("swallowed"))
    try:
        await use("c", ValueError("passes"))
    except ValueError as error:
        print(error)
    task = asyncio.create_task(use("d"))
    await asyncio.sleep(2.2)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
