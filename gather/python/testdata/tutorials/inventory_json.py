"""A little warehouse: JSON in, events out, everything typed."""

import asyncio
import json
import math
import string
from abc import ABC, abstractmethod
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar, Optional, Protocol


class Repository(Protocol):
    async def load(self) -> dict: ...


class Event(ABC):
    @abstractmethod
    def apply(self, stock: dict) -> None: ...


@dataclass(frozen=True)
class Received(Event):
    item: str
    amount: int

    def apply(self, stock):
        stock[self.item] = stock.get(self.item, 0) + self.amount


@dataclass(frozen=True, slots=True)
class Shipped(Event):
    item: str
    amount: int
    to: Optional[str] = None

    def apply(self, stock):
        if stock.get(self.item, 0) < self.amount:
            raise ValueError(f"only {stock.get(self.item, 0)} of {self.item}")
        stock[self.item] -= self.amount


@dataclass
class Warehouse:
    name: str
    stock: dict[str, int] = field(default_factory=dict)
    log: list[Event] = field(default_factory=list, repr=False)
    opened: ClassVar[int] = 0

    def __post_init__(self):
        type(self).opened += 1
        self.lock = asyncio.Condition()

    async def do(self, event: Event):
        async with self.lock:
            await asyncio.sleep(0.1)
            event.apply(self.stock)
            self.log.append(event)
            self.lock.notify_all()

    async def wait_for(self, item, amount):
        async with self.lock:
            await self.lock.wait_for(lambda: self.stock.get(item, 0) >= amount)


class JsonRepository:
    async def load(self):
        await asyncio.sleep(0.5)
        return json.loads('{"name": "north", "stock": {"bolt": 3, "nut": 10}, "tags": [true, null, 1.5e3]}')


async def main(repository: Repository):
    data = await repository.load()
    print(data.pop("tags"))
    w = Warehouse(**deepcopy(data))
    waiter = asyncio.create_task(w.wait_for("bolt", 5))
    for event in [Shipped("nut", 4, "ann"), Received("bolt", 2), Shipped("bolt", 9)]:
        try:
            await w.do(event)
        except ValueError as e:
            print("refused:", e, "-", replace(event, amount=1))
    await waiter
    print(w, Warehouse.opened, w == Warehouse("north", w.stock, w.log))
    print(json.dumps([asdict(e) for e in w.log], indent=2, sort_keys=True))
    print(math.isclose(0.1 + 0.2, 0.3), string.ascii_lowercase[:5])
    try:
        Event()
    except TypeError as e:
        print(e)


asyncio.run(main(JsonRepository()))
