import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    # one after the other
    user, posts, friends = await asyncio.gather(
        fetch("user", 1),
        fetch("posts", 2),  # the slow one
        fetch("friends", 1.5),
    )
    print(user, posts, friends, asyncio.get_running_loop().time())


asyncio.run(main())
