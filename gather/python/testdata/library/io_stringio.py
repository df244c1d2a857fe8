import asyncio
import io


async def produce(out, name):
    for i in range(2):
        await asyncio.sleep(0.1)
        print(name, i, file=out)


async def main():
    out = io.StringIO()
    await asyncio.gather(produce(out, "a"), produce(out, "b"))
    print(out.getvalue(), end="")
    out.seek(0)
    for line in out:
        print(repr(line))
    out.seek(2)
    print(repr(out.read(3)), out.tell(), repr(out.readline()), out.readlines())
    out.truncate(5)
    print(repr(out.getvalue()))


asyncio.run(main())
with io.StringIO("x\ny") as text:
    print(text.readlines(), text.closed)
print(text.closed)
data = io.BytesIO(b"hello world")
print(data.read(5), data.seek(0, 2), data.write(b"!"), data.getvalue())
for wrong in (
    lambda: text.read(), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.StringIO(5),
    lambda: io.StringIO().fileno(), lambda: io.StringIO("x").seek(-1), lambda: io.StringIO().nothing,
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
