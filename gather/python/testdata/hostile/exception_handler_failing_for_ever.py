# ends: finished
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: loop.call_exception_handler(context))
    loop.call_exception_handler({"message": "again"})


asyncio.run(main())
