import asyncio
from datetime import datetime, timedelta


def stamp():
    return datetime.now().strftime("%H:%M:%S.%f")[:-3]


async def job(name, seconds):
    print(f"[{stamp()}] {name} starts")
    await asyncio.sleep(seconds)
    print(f"[{stamp()}] {name} ends")
    return datetime.now()


async def main():
    start = datetime.now()
    ends = await asyncio.gather(job("a", 1.5), job("b", 0.25), job("c", 61))
    for end in ends:
        print(end - start, (end - start).total_seconds(), end > start + timedelta(seconds=1))
    print(f"took {datetime.now() - start}", f"{start:%Y-%m-%d}", start.isoformat(), repr(start))
    deadline = start + timedelta(minutes=5)
    print("left:", deadline - datetime.now(), max(ends) == ends[2])


asyncio.run(main())
