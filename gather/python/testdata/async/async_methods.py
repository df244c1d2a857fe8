import asyncio


class Service:
    instances = 0

    def __init__(self, name):
        self.name = name
        Service.instances += 1

    async def call(self, request, *, retries=1, **options):
        await asyncio.sleep(len(request) / 10)
        return f"{self.name}: {request} {retries} {options}"

    @classmethod
    async def create(cls, name):
        await asyncio.sleep(0.1)
        return cls(name)

    @staticmethod
    async def ping():
        return "pong"

    async def __call__(self):
        return "called"


async def main():
    service = await Service.create("s1")
    print(await service.call("hello"), await Service.ping(), await service())
    bound = service.call
    print(await asyncio.gather(bound("a"), bound("bb", retries=2, verbose=True)))
    handlers = {"ping": Service.ping, "call": lambda: service.call("via lambda")}
    for name, handler in handlers.items():
        print(name, await handler())


asyncio.run(main())
