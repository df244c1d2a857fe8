import asyncio
import traceback


async def inner():
    await asyncio.sleep(0.1)
    return {}["key"]


async def outer():
    return await inner()


async def main():
    try:
        await outer()
    except KeyError as error:
        print(traceback.format_exc(), end="")
        print(traceback.format_exception_only(error), traceback.format_exception(error)[-1], end="")
        for entry in traceback.extract_tb(error.__traceback__):
            print(entry.name, entry.lineno, entry.line, entry.filename)
        print("".join(traceback.format_tb(error.__traceback__)), end="")
        print(traceback.extract_tb(error.__traceback__, limit=1), len(traceback.format_exception(error)))
        print("".join(traceback.format_exception(error, limit=1)), end="")
    results = await asyncio.gather(outer(), return_exceptions=True)
    traceback.print_exception(results[0])


asyncio.run(main())
print(traceback.format_exc(), end="")
