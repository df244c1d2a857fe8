import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    # one after the other
    user = await fetch("user", 1)
    posts = await fetch("posts", 2)  # the slow one
    friends = await fetch("friends", 1.5)
    print(user, posts, friends, asyncio.get_running_loop().time())


asyncio.run(main())
