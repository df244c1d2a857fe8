import asyncio
import traceback


class Report(Exception):
    pass


async def step(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        try:
            [][n]
        except IndexError as error:
            raise Report("step", n) from error
    return n


async def main():
    results = await asyncio.gather(*(step(n) for n in range(4)), return_exceptions=True)
    for n, result in enumerate(results):
        if isinstance(result, BaseException):
            lines = traceback.format_exception(result)
            print(n, len(lines), lines[-1].strip(), "|", type(result.__cause__).__name__)
            print("".join(lines), end="")
        else:
            print(n, result)


asyncio.run(main())
