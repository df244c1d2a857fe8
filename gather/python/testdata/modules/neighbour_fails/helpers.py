"""Help."""
import asyncio
NAMES = ["a", "b"]
async def fetch(name):
    await asyncio.sleep(len(name))
    return name.upper()
async def broken():
    await asyncio.sleep(1)
    raise ValueError("in helpers")
if __name__ == "__main__":
    print("never")
