"""A Runner that is closed keeps alive nothing of what it has run: a task in a cycle is found before the modules are cleared."""

import asyncio


class Report:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def handle(self, loop, context):
        print("handle", context["message"])


async def late():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError as e:
        own = asyncio.current_task()
        own.error = e
        raise


async def main():
    task = asyncio.create_task(late())
    asyncio.get_running_loop().set_exception_handler(Report("handler").handle)
    await asyncio.wait([task])
    asyncio.get_running_loop().set_exception_handler(None)
    print("main ends")


with asyncio.Runner() as runner:
    runner.run(main())

loop = asyncio.new_event_loop()
loop.set_exception_handler(Report("handler of a loop that is closed").handle)
loop.close()
del loop
print("end")
