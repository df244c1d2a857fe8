import asyncio
import contextvars
import logging
import sys

request = contextvars.ContextVar("request", default="-")


class RequestFilter(logging.Filter):
    def filter(self, record):
        record.request = request.get()
        return "secret" not in record.getMessage()


handler = logging.StreamHandler(sys.stdout)
handler.addFilter(RequestFilter())
handler.setFormatter(logging.Formatter("[%(request)s] %(message)s"))
log = logging.getLogger("requests")
log.setLevel(logging.DEBUG)
log.addHandler(handler)


async def handle(n):
    request.set(f"r{n}")
    log.info("begin")
    await asyncio.sleep(n / 10)
    log.info("secret %d", n)
    log.info("end")


async def main():
    await asyncio.gather(*(handle(n) for n in (3, 1, 2)))


asyncio.run(main())
log.addFilter(lambda record: record.levelno > logging.INFO)
log.info("dropped")
log.warning("kept")
log.addFilter(logging.Filter("other"))
log.warning("dropped as well")
