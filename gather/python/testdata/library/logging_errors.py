import logging
import sys

log = logging.getLogger("errors")
for wrong in (
    lambda: log.setLevel("LOUD"), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: log.log("INFO", "x"),
    lambda: logging.basicConfig(colour=True), lambda: logging.Handler().emit(None), lambda: logging.basicConfig(stream=sys.stdout, handlers=[], force=True),
    lambda: log.nothing,
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
logging.basicConfig(format="%(message)s %(missing)s", force=True)


def report():
    log.warning("a field that is missing")


report()
logging.basicConfig(force=True)
log.warning("%d workers", "three")
log.error("a tuple: %s", (1, 2))
