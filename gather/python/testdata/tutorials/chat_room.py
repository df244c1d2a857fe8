"""A chat room on in-memory connections: a server, a few clients, broadcasts and private messages."""

import asyncio
from collections import defaultdict


class Connection:
    def __init__(self, name: str):
        self.name = name
        self.inbox: asyncio.Queue[str] = asyncio.Queue()
        self.closed = False

    async def send(self, text: str) -> None:
        if self.closed:
            raise ConnectionResetError(f"{self.name} has left")
        await asyncio.sleep(0.05)  # the network
        await self.inbox.put(text)


class Room:
    def __init__(self) -> None:
        self.members: dict[str, Connection] = {}
        self.history = []
        self.counts = defaultdict(int)

    async def join(self, name):
        if name in self.members:
            raise ValueError(f"the name {name!r} is taken")
        connection = self.members[name] = Connection(name)
        await self.broadcast("server", f"{name} joined")
        return connection

    async def leave(self, name):
        connection = self.members.pop(name)
        connection.closed = True
        await self.broadcast("server", f"{name} left")

    async def broadcast(self, sender, text):
        self.history.append((sender, text))
        self.counts[sender] += 1
        line = f"<{sender}> {text}"
        others = [c for c in self.members.values() if c.name != sender]
        results = await asyncio.gather(*(c.send(line) for c in others), return_exceptions=True)
        for c, result in zip(others, results):
            if isinstance(result, Exception):
                print("could not reach", c.name, "-", result)


async def reader(connection):
    while True:
        line = await connection.inbox.get()
        print(f"{connection.name:>6} sees {line}")
        if line.endswith("bye"):
            return


async def client(room, name, script):
    connection = await room.join(name)
    listening = asyncio.create_task(reader(connection), name=f"reader-{name}")
    for pause, text in script:
        await asyncio.sleep(pause)
        await room.broadcast(name, text)
    await room.leave(name)
    listening.cancel()
    try:
        await listening
    except asyncio.CancelledError:
        print(listening.get_name(), "stopped")


async def main():
    room = Room()
    scripts = {
        "ann": [(0.5, "hello"), (1.0, "how is everybody?"), (2.0, "bye")],
        "bob": [(0.8, "hi ann"), (1.5, "fine")],
        "cleo": [(1.2, "good, and you?")],
    }
    async with asyncio.TaskGroup() as tg:
        for name, script in scripts.items():
            tg.create_task(client(room, name, script))
        await asyncio.sleep(0.2)
        try:
            await room.join("bob")
        except ValueError as e:
            print("server:", e)
    print(sorted(room.counts.items()))
    print(len(room.history), "messages; last:", room.history[-1])


asyncio.run(main())
