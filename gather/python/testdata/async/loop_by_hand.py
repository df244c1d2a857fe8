import asyncio


async def work(n):
    await asyncio.sleep(n)
    return f"worked {n}"


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
task = loop.create_task(work(2))
print(task.done(), loop.run_until_complete(task))
print(loop.run_until_complete(asyncio.gather(work(1), work(2))))
loop.call_later(1, print, "later")
loop.call_later(2, loop.stop)
loop.run_forever()
print(loop.time())
forgotten = loop.create_task(work(5))
forgotten.cancel()
print(loop.run_until_complete(asyncio.gather(forgotten, return_exceptions=True)))
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
