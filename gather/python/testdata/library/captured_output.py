import asyncio
import contextlib
import io
import sys


async def report(name):
    await asyncio.sleep(0.1)
    print("report", name)
    print("problem", name, file=sys.stderr)


async def main():
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        await asyncio.gather(report("a"), report("b"))
    print("captured:", out.getvalue().splitlines())


asyncio.run(main())
