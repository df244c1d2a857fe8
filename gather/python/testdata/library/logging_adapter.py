import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)s %(message)s %(user)s")
adapter = logging.LoggerAdapter(logging.getLogger("users"), {"user": "ann"})
adapter.info("hello %s", "there")


class Prefixed(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['user']}] {msg}", {**kwargs, "extra": self.extra}


prefixed = Prefixed(logging.getLogger("users"), {"user": "bob"})
prefixed.warning("careful")
print(prefixed, prefixed.name, prefixed.isEnabledFor(logging.DEBUG))
logging.getLogger("users").info("extra", extra={"user": "eve"})
try:
    logging.getLogger("users").info("clash", extra={"message": 1})
except KeyError as error:
    print(error)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


memory = ListHandler()
log = logging.getLogger("memory")
log.propagate = False
log.addHandler(memory)
log.error("kept %d", 1)
log.info("kept too?")
print(memory.records, memory)
