import asyncio
import sys


async def main():
    print("arguments:", sys.argv)
    try:
        await asyncio.sleep(1)
        if len(sys.argv) < 2:
            sys.exit("usage: main.py NAME")
    finally:
        print("cleaned up")


asyncio.run(main())
