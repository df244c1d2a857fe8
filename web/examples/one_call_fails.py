import asyncio


class ServerDown(Exception):
    def __init__(self, server):
        self.server = server

    def __str__(self):
        return f"{self.server} is down"


async def ask(server, answer, delay=3):
    print(f"{server}: asked")
    await asyncio.sleep(delay)
    print(f"{server}: answers {answer}")
    return answer


async def ask_in_vain(server, delay=3):
    print(f"{server}: asked")
    await asyncio.sleep(delay)
    raise ServerDown(server)


async def main():
    answers = await asyncio.gather(
        ask("Server 1", 10, 1),
        ask("Server 2", 20, 2),
        ask_in_vain("Server 3", 1.5),
    )
    print("answers:", answers)


asyncio.run(main())
