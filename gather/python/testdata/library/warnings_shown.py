import asyncio
import warnings


def old_api():
    warnings.warn("old_api is deprecated", DeprecationWarning, stacklevel=2)
    return 1


async def worker(n):
    if n > 1:
        warnings.warn(f"slow worker {n}", RuntimeWarning)
    await asyncio.sleep(n)
    return old_api()


async def main():
    print(await asyncio.gather(worker(1), worker(2), worker(2)))


asyncio.run(main())
for _ in range(3):
    warnings.warn("only once here")
old_api()
warnings.warn(UserWarning("an object"))
for arguments in [(5,), ("x", int), ("x", "y")]:
    try:
        warnings.warn(*arguments)
    except TypeError as error:
        print(error)
print(warnings.formatwarning("message", UserWarning, "file.py", 3, "code()"), end="")
