import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            raise ValueError("before the timeout")
    except ValueError as error:
        print(error)
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                1 / 0
    except ZeroDivisionError as error:
        chain = []
        while error:
            chain.append(repr(error))
            error = error.__context__
        print(chain)
    async with asyncio.timeout(1) as timeout:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("swallowed in the body")
    print(timeout.expired(), asyncio.current_task().cancelling())


asyncio.run(main())
