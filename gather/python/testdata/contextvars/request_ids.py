"""A usual use: what is logged names the request that it is done for."""

import asyncio
from contextvars import ContextVar

request_id = ContextVar("request_id")
numbers = iter(range(1, 100))


def log(text):
    print(f"[{request_id.get('-')}] {text}")


async def query(table):
    log(f"query {table}")
    await asyncio.sleep(0.2)
    log(f"{table} answers")
    return table.upper()


async def handle():
    token = request_id.set(next(numbers))
    try:
        log("begins")
        rows = await asyncio.gather(query("users"), query("orders"))
        log(f"ends with {rows}")
    finally:
        request_id.reset(token)


async def main():
    log("server starts")
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(handle())
            await asyncio.sleep(0.05)
    log("server ends")


asyncio.run(main())
