"""What is started eagerly is called by asyncio's function: a traceback leads by way of its frame to what that has made."""

import asyncio


async def fail(error):
    raise error


async def told(what):
    print(what)
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(what, context["message"], context.get("exception")))
    await asyncio.sleep(1)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await told("a gather, by a cancelled child")
    asyncio.gather(fail(asyncio.CancelledError("own")), asyncio.sleep(0.5))
    await told("a gather, by a child that fails")
    asyncio.gather(fail(ValueError("fails")), asyncio.sleep(0.5))
    await told("a gather that returns exceptions")
    asyncio.gather(fail(ValueError("is returned")), asyncio.sleep(0.5), return_exceptions=True)
    await told("a shield")
    asyncio.shield(fail(ValueError("shielded")))
    await told("as_completed")
    asyncio.as_completed([fail(ValueError("completed")), asyncio.sleep(0.5)])
    await told("create_task")
    asyncio.create_task(fail(ValueError("created")))
    await told("the operands of a call that fails")
    print(asyncio.gather(fail(asyncio.CancelledError("operand")), asyncio.sleep(3)), fail())


asyncio.run(main())
