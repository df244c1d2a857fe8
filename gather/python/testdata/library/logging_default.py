import logging

log = logging.getLogger("quiet")
log.info("not shown")
log.warning("last resort")
log.error("%s is %.2f", "pi", 3.14159)
logging.info("not shown either")
logging.warning("root, with a format now")
log.warning("app, with a format now")
print(log, log.parent, log.level, log.getEffectiveLevel(), logging.getLogger() is logging.root, logging.root.handlers)
