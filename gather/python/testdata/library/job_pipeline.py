"""A pipeline of stages: dataclasses, enums, protocols and managed resources together."""
from __future__ import annotations

import asyncio
import textwrap
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from enum import Enum, IntFlag, auto
from inspect import iscoroutinefunction, signature
from pprint import pformat
from statistics import fmean, median
from typing import Any, AsyncIterator, Awaitable, Callable, NamedTuple, Protocol, runtime_checkable


class Stage(Enum):
    FETCH = "fetch"
    PARSE = "parse"
    STORE = "store"

    def __str__(self) -> str:
        return self.value


class Option(IntFlag):
    NONE = 0
    RETRY = auto()
    LOG = auto()


class Timing(NamedTuple):
    stage: Stage
    seconds: float


@dataclass
class Document:
    name: str
    options: Option = Option.NONE
    timings: list[Timing] = field(default_factory=list)
    text: str | None = None


@runtime_checkable
class Step(Protocol):
    async def __call__(self, document: Document) -> None: ...


class Flaky(Exception):
    pass


@asynccontextmanager
async def timed(document: Document, stage: Stage) -> AsyncIterator[None]:
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        yield
    finally:
        document.timings.append(Timing(stage, round(loop.time() - start, 2)))


async def fetch(document: Document) -> None:
    await asyncio.sleep(len(document.name) / 10)
    if document.name == "b" and not document.timings:
        raise Flaky(document.name)
    document.text = f"text of {document.name}"


async def parse(document: Document) -> None:
    await asyncio.sleep(0.05)
    document.text = document.text.title()


def store(document: Document) -> None:
    pass


STEPS: dict[Stage, Callable[[Document], Awaitable[None] | None]] = {Stage.FETCH: fetch, Stage.PARSE: parse, Stage.STORE: store}


async def process(document: Document) -> Document:
    for stage, step in STEPS.items():
        for attempt in range(2):
            try:
                async with timed(document, stage):
                    if iscoroutinefunction(step):
                        await step(document)
                    else:
                        step(document)
                break
            except Flaky as error:
                if Option.RETRY not in document.options or attempt:
                    raise
                print(f"retry {stage} of {error}")
    return document


async def main() -> None:
    documents = [Document("a"), Document("b", Option.RETRY | Option.LOG), Document("ccc")]
    async with AsyncExitStack() as stack:
        stack.push_async_callback(asyncio.sleep, 0.1)
        group = await stack.enter_async_context(asyncio.TaskGroup())
        tasks = [group.create_task(process(d), name=d.name) for d in documents]
    for task in tasks:
        document = task.result()
        print(task.get_name(), document.options, document.text, [f"{s}={t}" for s, t in document.timings])
    print(pformat(asdict(documents[1]), width=60))
    seconds = [t.seconds for d in documents for t in d.timings]
    print(f"{fmean(seconds):.3f} {median(seconds):.3f}", isinstance(fetch, Step), signature(process))
    print(textwrap.fill(" ".join(d.text for d in documents), 20))
    with suppress(ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            group.create_task(process(Document("b")))
    print("end")


asyncio.run(main())
