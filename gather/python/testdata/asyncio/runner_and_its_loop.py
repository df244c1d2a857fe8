import asyncio


async def name():
    return asyncio.current_task().get_name()


async def loop_of():
    return asyncio.get_running_loop()


runner = asyncio.Runner(debug=True)
print(runner.get_loop().get_debug(), runner.get_loop().is_running())
print(asyncio.get_event_loop() is runner.get_loop())
print(runner.run(name()), runner.run(name()), runner.run(loop_of()) is runner.get_loop())
loop = runner.get_loop()
runner.close()
runner.close()
print(loop.is_closed())
for use in (runner.get_loop, runner.__enter__):
    try:
        use()
    except RuntimeError as e:
        print(e)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
made = []


def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]


with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.run(loop_of()) is made[0], len(made))
print(asyncio.run(loop_of(), loop_factory=factory) is made[1], made[1].is_closed())
print(asyncio.run(name(), debug=False))


class Waits:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "waited"


print(asyncio.run(Waits()))
for wrong in (5, name, None):
    try:
        asyncio.run(wrong)
    except TypeError as e:
        print(e)
