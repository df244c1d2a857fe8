import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
log = logging.getLogger("app")


async def fetch(n):
    log.info("fetching %d", n)
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("bad page")
    log.debug("not shown")
    return n


async def main():
    for result in await asyncio.gather(*map(fetch, [1, 2, 3]), return_exceptions=True):
        if isinstance(result, Exception):
            log.error("failed", exc_info=result)
        else:
            log.info("got %s", result)
    try:
        await fetch(2)
    except ValueError:
        log.exception("again")
    log.warning("%(a)s and %(b)r", {"a": 1, "b": "two"})


asyncio.run(main())
logging.critical("the root logger")
