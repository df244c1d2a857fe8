import asyncio


async def refuse(number):
    raise ValueError(number)


async def main():
    refused = 0
    for number in range(1000):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(refuse(number))
        except* ValueError as raised:
            refused += len(raised.exceptions)
    print(refused, "task groups have told what was refused in them")


asyncio.run(main())
