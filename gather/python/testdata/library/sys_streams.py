import asyncio
import sys


class Recorder:
    """Keeps what is printed, and passes it on."""

    def __init__(self, stream):
        self.stream, self.lines = stream, []

    def write(self, text):
        if text.strip():
            self.lines.append(text)
        return self.stream.write(text)

    def flush(self):
        self.stream.flush()


async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")
    print(name, "warns", file=sys.stderr)


async def main():
    await asyncio.gather(worker("a", 0.2), worker("b", 0.1))


recorder = Recorder(sys.stdout)
sys.stdout = recorder
asyncio.run(main())
sys.stdout = sys.__stdout__
print(recorder.lines)
sys.stdout.write("written\n")
sys.stdout.writelines(["one\n", "two\n"])
print("flushed", end="\n", flush=True)
print(sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.writable(), sys.stdout.readable(), sys.stdin.mode)
print(sys.stdout, sys.stderr, sys.stdin)
sys.stdout = None
print("nowhere")
sys.stdout = sys.__stdout__
try:
    sys.stdout.write(5)
except TypeError as error:
    print(error)
