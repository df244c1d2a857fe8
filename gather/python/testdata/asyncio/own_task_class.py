import asyncio


class Loud(asyncio.Task):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes = []

    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg)


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("cancelled", e)
        raise


async def main():
    task = Loud(work(), loop=asyncio.get_running_loop(), name="loud")
    await asyncio.sleep(0)
    print(type(task).__name__, task.notes, isinstance(task, asyncio.Task), task.get_name())
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as e:
        print("seen", e)


asyncio.run(main())
