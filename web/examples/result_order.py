import asyncio


async def ask(server, answer, delay=3):
    print(f"{server}: asked")
    await asyncio.sleep(delay)
    print(f"{server}: answers {answer}")
    return answer


async def main():
    first, second = await asyncio.gather(
        ask("Server 1", 10, 1),
        ask("Server 2", 20, 2),
    )
    print("first:", first, "second:", second)


asyncio.run(main())
