import asyncio
import re

LOG = """\
10:00:01 INFO  worker-1 started
10:00:02 WARN  worker-2 slow: 2.5s
10:00:04 ERROR worker-1 failed: timeout
"""
LINE = re.compile(r"(?P<time>[\d:]+) (?P<level>\w+)\s+(?P<worker>worker-(\d+)) (?P<text>.*)")


async def parse(line):
    await asyncio.sleep(0.1)
    match = LINE.fullmatch(line)
    seconds = re.search(r"([\d.]+)s$", match["text"])
    return match["level"], match["worker"], float(seconds[1]) if seconds else None


async def main():
    for level, worker, seconds in await asyncio.gather(*map(parse, LOG.splitlines())):
        print(f"{level:<5} {worker} {seconds}")
    print(re.sub(r"worker-(\d+)", lambda m: f"w{int(m[1]):02}", LOG), end="")


asyncio.run(main())
