import logging
import warnings

logging.basicConfig(format="%(funcName)s:%(lineno)d %(message)s")
log = logging.getLogger()


def helper(message):
    log.warning(message, stacklevel=2)


def caller():
    helper("from the caller")
    log.warning("with a stack", stack_info=True)


caller()
try:
    try:
        int("x")
    except ValueError as error:
        raise RuntimeError("wrapped") from error
except RuntimeError:
    log.exception("chained")
log.error("no exception", exc_info=True)
logging.captureWarnings(True)
logging.getLogger("py.warnings").propagate = False
warnings.warn("captured, and dropped")
logging.captureWarnings(False)
warnings.warn("shown")
