"""Annotations as strings: from __future__ import annotations."""
from __future__ import annotations

import asyncio
import dataclasses
import typing
from dataclasses import InitVar, dataclass, field
from typing import ClassVar, Optional


@dataclass
class Task:
    name: str
    after: list[Task] = field(default_factory=list)
    parent: Optional[Task] = None
    made: ClassVar[int] = 0
    other: typing.ClassVar[int] = 1
    scale: InitVar[int] = 2
    _: dataclasses.KW_ONLY
    kind: NotDefined = "plain"

    def __post_init__(self, scale):
        Task.made += 1
        self.weight = len(self.name) * scale

    async def run(self, done: set[str]) -> int:
        await asyncio.gather(*(t.run(done) for t in self.after if t.name not in done))
        await asyncio.sleep(self.weight / 10)
        done.add(self.name)
        print("ran", self.name)
        return self.weight


print([(f.name, f.type) for f in dataclasses.fields(Task)])
a = Task("a")
b = Task("bb", [a], kind="x")
c = Task("ccc", [a, b], parent=b, scale=1)
print(c)
print(asyncio.run(c.run(set())), Task.made, Task.__annotations__)
print(typing.get_type_hints(Task.run))
print(Task.__doc__)
