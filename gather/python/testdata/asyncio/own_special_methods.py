import asyncio


class Quiet(asyncio.Future):
    def __repr__(self):
        return "<quiet>"


class Full(asyncio.Future):
    def __str__(self):
        return "full"

    def __format__(self, spec):
        return "full, " + spec

    def __eq__(self, other):
        return other == 1

    def __hash__(self):
        return 1

    def __bool__(self):
        return False

    def __len__(self):
        return 3

    def __lt__(self, other):
        return True

    def __getitem__(self, index):
        return index

    def __call__(self):
        return "called"

    def __iter__(self):
        return iter([1, 2])

    def __contains__(self, item):
        return item == 4

    def __add__(self, other):
        return "added"

    def __getattr__(self, name):
        return name

    def __await__(self):
        print("awaited")
        return (yield from super().__await__())


class Unshown(asyncio.Future):
    def __repr__(self):
        raise ValueError("unshown")


class Short(asyncio.Task):
    def __repr__(self):
        return "<" + self.get_name() + ">"


async def wait(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    quiet, full, unshown = Quiet(), Full(), Unshown()
    print(quiet, [quiet], f"{quiet!s:>10}", f"{quiet!r}")
    print(str(full), f"{full:x}", full == 1, full == 2, hash(full), bool(full), len(full), full < full)
    print(full[5], full(), list(full), 4 in full, 5 in full, full + 1, full.anything)

    short = Short(wait(quiet), loop=loop, name="short")
    tasks = [asyncio.create_task(wait(each)) for each in (quiet, short, unshown, full)]
    await asyncio.sleep(0)
    print(tasks[0], tasks[1], short, sep="\n")
    try:
        print(tasks[2])
    except ValueError as e:
        print(e)
    for each in quiet, unshown, full:
        each.set_result(each is full)
    print(await asyncio.gather(short, *tasks), short)

    lost = Quiet()
    lost.set_exception(ValueError("lost"))


asyncio.run(main())
