# A Runner can not run its loop while another runs, and says so when it is closed.
import asyncio
async def one(): return 1
async def main():
    r = asyncio.Runner()
    try:
        r.get_loop()
        r.close()
        print("closed")
    except BaseException as e: print(repr(e))
    r = asyncio.Runner()
    try:
        r.close()
        print("closed unused")
    except BaseException as e: print(repr(e))
    try:
        with asyncio.Runner() as r:
            print("in")
            c = one()
            try:
                r.run(c)
            finally:
                c.close()
    except BaseException as e: print(repr(e))
    try:
        asyncio.get_running_loop()
        print("still running")
    except BaseException as e: print(repr(e))
    await asyncio.sleep(1)
    print("end")
asyncio.run(main())
