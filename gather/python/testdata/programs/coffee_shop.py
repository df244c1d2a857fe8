import asyncio
import time


async def brew(cup, strength="mild"):
    print(f"[{time.perf_counter():4.1f}] brewing cup {cup} ({strength})")
    await asyncio.sleep(3 if strength == "strong" else 2)
    return f"cup {cup}"


async def toast(slices):
    print(f"[{time.perf_counter():4.1f}] toasting {slices} slices")
    for n in range(slices):
        await asyncio.sleep(1)
        print(f"[{time.perf_counter():4.1f}] slice {n + 1} done")
    return f"{slices} slices"


async def breakfast(guest, slices, **options):
    served = await asyncio.gather(brew(guest, **options), toast(slices))
    print(f"[{time.perf_counter():4.1f}] guest {guest} gets {' and '.join(served)}")


async def main():
    start = time.perf_counter()
    await asyncio.gather(breakfast(1, 2), breakfast(2, 1, strength="strong"))
    print(f"served in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
