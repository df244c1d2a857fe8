import asyncio


async def main():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    loop.call_later(2, answer.set_result, 42)
    print(await answer, "at", loop.time())
    failure = loop.create_future()
    loop.call_later(1, failure.set_exception, ValueError("too late"))
    await failure


asyncio.run(main())
