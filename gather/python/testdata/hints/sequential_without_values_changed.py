import asyncio as aio


async def say(text, delay):
    await aio.sleep(delay)
    print(text)


async def main():
    await aio.gather(
        say("hello", 1),

        say("world", 2),
    )
    print(aio.get_running_loop().time())


aio.run(main())
