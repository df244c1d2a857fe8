import asyncio

loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.get_debug())
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


async def work():
    print("running", loop.is_running(), asyncio.get_event_loop() is loop, asyncio.get_running_loop() is loop)
    for nested in (lambda: loop.run_forever(), lambda: loop.run_until_complete(other()), lambda: asyncio.run(other())):
        try:
            nested()
        except RuntimeError as e:
            print(e)
    try:
        loop.close()
    except RuntimeError as e:
        print(e)
    return "result"


async def other():
    pass


print(loop.run_until_complete(work()))
loop.call_later(1, loop.stop)
loop.call_soon(print, "soon")
loop.run_forever()
print(loop.time())
loop.stop()
loop.call_soon(print, "one round")
loop.run_forever()
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
loop.close()
print(loop.is_closed(), loop)
for use in (loop.run_forever, lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_in_executor(None, print)):
    try:
        use()
    except RuntimeError as e:
        print(e)
asyncio.set_event_loop(None)
try:
    asyncio.set_event_loop(5)
except TypeError as e:
    print(e)
