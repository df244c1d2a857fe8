import asyncio
from collections.abc import Mapping, Sequence
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value, indent=0):
    return " " * indent + f"something: {value!r}"


@show.register
def _(value: int, indent=0):
    return " " * indent + f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value, indent=0):
    return "\n".join(show(item, indent + 2) for item in value)


@show.register
def _(value: float | complex, indent=0):
    return " " * indent + f"number {value}"


@show.register
async def _(value: str, indent=0):
    await asyncio.sleep(0.1)
    return value.upper()


@show.register
def _(value: Mapping, indent=0):
    return f"mapping of {len(value)}"


async def main():
    print(show([1, (2.5, None)]), show(True), show({}), show(b"x"), await show("text"), sep="\n")


asyncio.run(main())
print(show.dispatch(dict) is show.registry[Mapping], show.dispatch(bool) is show.registry[int], len(show.registry), show.__name__)


class Formatter:
    @singledispatchmethod
    def format(self, value):
        return f"object {value}"

    @format.register
    def _(self, value: int):
        return f"int {value}"

    @format.register(str)
    @classmethod
    def _(cls, value):
        return f"{cls.__name__} {value}"


print(Formatter().format(1), Formatter().format("a"), Formatter().format(None), Formatter.format)


@singledispatch
def ambiguous(x):
    pass


class Both(Sequence, Mapping):
    def __getitem__(self, key): ...
    def __len__(self): ...
    def __iter__(self): ...


for attempt in (
    lambda: show(),
    lambda: show.register(5),
    lambda: show.register(list[int], print),
    lambda: Formatter().format(),
    lambda: singledispatchmethod(5),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
