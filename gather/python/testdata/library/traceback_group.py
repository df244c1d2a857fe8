import asyncio
import traceback


async def fail(n):
    await asyncio.sleep(n)
    raise ValueError(f"worker {n}")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.1))
            group.create_task(fail(0.1))
    except* ValueError as errors:
        traceback.print_exception(errors)
        for error in errors.exceptions:
            print("".join(traceback.format_exception_only(error)).strip())


asyncio.run(main())
