import asyncio
import logging
import sys

log = logging.getLogger("styles")
log.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stdout)
log.addHandler(handler)
log.propagate = False


async def work():
    for style, text in [
        ("%", "%(levelname)-8s|%(name)s|%(taskName)s|%(threadName)s|%(module)s.%(funcName)s:%(lineno)d|%(message)s"),
        ("{", "{asctime} {levelname:>8} {filename} {relativeCreated:.1f} {message}"),
        ("$", "$levelname ${message} $asctime"),
    ]:
        handler.setFormatter(logging.Formatter(text, style=style))
        await asyncio.sleep(0.25)
        log.debug("hello %s", "world")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%H:%M:%S"))
    log.info("with a date format")
    handler.setFormatter(logging.Formatter("%(created).3f %(msecs)03d %(levelno)d %(processName)s %(message)s"))
    log.info("numbers")


asyncio.run(work())
for wrong in (
    lambda: logging.Formatter("nothing"), lambda: logging.Formatter("{x", style="{"), lambda: logging.Formatter("x", style="?"),
    lambda: logging.Formatter("{}", style="{"), lambda: logging.Formatter("none", style="$"),
):
    try:
        wrong()
    except ValueError as error:
        print(error)
