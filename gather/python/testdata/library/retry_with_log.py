import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(relativeCreated)6d %(taskName)s %(message)s")
logging.getLogger("asyncio").setLevel(logging.ERROR)
log = logging.getLogger("retry")
attempts = 0


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.05)
    if attempts < 3:
        raise ConnectionError(f"attempt {attempts} failed")
    return "ok"


async def retry(function, delay=0.1):
    while True:
        try:
            return await function()
        except ConnectionError as error:
            log.warning("%s; again in %.1f s", error, delay)
            await asyncio.sleep(delay)
            delay *= 2


async def main():
    result = await asyncio.create_task(retry(flaky), name="retrier")
    log.info("result %s", result)


asyncio.run(main())
