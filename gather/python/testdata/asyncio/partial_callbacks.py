# A partial is shown as a call of its function that is called.
import asyncio, functools
def cb(a, b, c=3): raise ValueError(a)
class K:
    def m(self, x): 1/0
    def __call__(self): 1/0
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(functools.partial(cb, 1, c=4), 2)
    loop.call_soon(functools.partial(cb, "abc", 2))
    loop.call_soon(functools.partial(functools.partial(cb, 1), 2, c=9))
    loop.call_soon(functools.partial(K().m, 1))
    loop.call_soon(functools.partial(K().m), 1)
    loop.call_soon(functools.partial(int, "x"))
    loop.call_soon(cb, 1)
    t = asyncio.create_task(asyncio.sleep(0), name="t")
    t.add_done_callback(functools.partial(cb, 1))
    await asyncio.sleep(0)
    print(loop.call_later(5, functools.partial(cb, [1] * 30, c="x" * 40)), loop.call_soon(functools.partial(cb, 1), 2, 3))
asyncio.run(main())
