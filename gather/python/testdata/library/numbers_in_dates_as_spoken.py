# "%-d" and the like, which C libraries add to what C says: a number that is not filled up.
import asyncio
import time
from datetime import date, datetime, timedelta


async def remind(what, when):
    await asyncio.sleep(0.5)
    return f"{what}: {when:%A, %B %-d} at {when:%-I:%M %p} (day %-j of {when:%Y})"


async def main():
    start = datetime(2024, 1, 5, 9, 5, 0)
    for line in await asyncio.gather(
        *(remind(f"visit {n}", start + timedelta(days=17 * n, hours=5 * n, seconds=n)) for n in range(4))
    ):
        print(line)
    for form in ("%-d/%-m/%-y", "%-H:%-M:%-S", "%-j", "%-e", "%d-%-d", "%%-d"):
        print(form, start.strftime(form), time.strftime(form, start.timetuple()))
    print(date(2005, 10, 30).strftime("%-d.%-m.%-y, day %-j"), f"{datetime(2000, 12, 31, 0):%-I %-H %-y}")


asyncio.run(main())
