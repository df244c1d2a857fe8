import asyncio
import contextlib
import logging

logger = logging.getLogger(__name__)


class Component:
    """Something with a lifetime."""

    registry: list["Component"] = []

    def __init_subclass__(cls, /, startup=0.1, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.startup = startup

    def __init__(self, name):
        self.name = name
        self.registry.append(self)

    async def __aenter__(self):
        await asyncio.sleep(self.startup)
        logger.info("%s is up", self)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0.2)
        logger.info("%s is down%s", self, f" after {exc_type.__name__}" if exc_type else "")

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Database(Component, startup=0.5):
    pass


class Server(Component):
    def __init__(self, name, db):
        super().__init__(name)
        self.db = db
        self.stopping = asyncio.Event()
        self.requests = set()

    async def handle(self, number):
        try:
            await asyncio.sleep(0.4)
            logger.debug("request %d handled", number)
        except asyncio.CancelledError:
            logger.warning("request %d dropped", number)
            raise

    async def serve(self):
        number = 0
        while not self.stopping.is_set():
            number += 1
            task = asyncio.create_task(self.handle(number))
            self.requests.add(task)
            task.add_done_callback(self.requests.discard)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), timeout=0.15)
        return number

    async def drain(self, grace):
        if not self.requests:
            return
        logger.info("%d requests are still running", len(self.requests))
        _, pending = await asyncio.wait(self.requests, timeout=grace)
        for task in sorted(pending, key=lambda task: int(task.get_name().split("-")[1])):
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main(grace):
    loop = asyncio.get_running_loop()
    async with contextlib.AsyncExitStack() as stack:
        db = await stack.enter_async_context(Database("orders"))
        server = await stack.enter_async_context(Server("api", db))
        stack.callback(print, "closing time", f"{loop.time():.2f}")
        stack.push_async_callback(server.drain, grace)
        loop.call_later(1.0, server.stopping.set)  # as a signal handler would
        served = await server.serve()
        logger.info("accepted %d requests", served)


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, format="[%(levelname).1s] %(message)s")
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    for grace in (0.05, 1):
        print(f"--- grace period {grace}")
        asyncio.run(main(grace))
    print(Component.registry)
