import asyncio
import logging
import logging.handlers
import sys

records = asyncio.Queue()
log = logging.getLogger("queue")
log.propagate = False
log.setLevel(logging.DEBUG)
log.addHandler(logging.handlers.QueueHandler(records))
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(levelname)s %(message)s"))


async def writer():
    while (record := await records.get()) is not None:
        await asyncio.sleep(0.1)
        out.handle(record)


async def main():
    task = asyncio.create_task(writer())
    for i in range(3):
        log.info("item %d", i)
        await asyncio.sleep(0)
    records.put_nowait(None)
    await task


asyncio.run(main())
memory = logging.handlers.MemoryHandler(2, target=out)
log.handlers[:] = [memory]
log.debug("one")
print("buffered", len(memory.buffer))
log.debug("two")
log.error("at once")
