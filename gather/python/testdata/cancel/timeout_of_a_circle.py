# A timeout can't cancel a gather that waits for itself: that goes up to the limit of recursion, and so the timeout does not expire.
import asyncio


async def circle(holder):
    inner = asyncio.gather(wait(holder))
    holder.append(inner)
    await inner


async def wait(holder):
    await asyncio.sleep(0)
    await holder[0]


async def within_timeout():
    async with asyncio.timeout(1) as limit:
        try:
            await circle([])
        finally:
            print("expired", limit.expired())


async def main():
    task = asyncio.create_task(within_timeout(), name="within")
    await asyncio.sleep(2)
    print(task.done(), task.cancelling() > 0)
    holder = []
    other = asyncio.create_task(circle(holder), name="other")
    await asyncio.sleep(1)
    try:
        await asyncio.wait_for(holder[0], 0)
    except RecursionError as error:
        print("wait_for", repr(error), other.done())
    try:
        await asyncio.wait_for(holder[0], 1)
    except BaseException as error:
        print("wait_for", repr(error), other.done())


def handler(loop, context):
    print(context["message"].partition(" at ")[0], repr(context.get("exception")))


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
main_task = loop.create_task(main())
loop.call_later(5, loop.stop)
loop.run_forever()
print("main is done:", main_task.done())
