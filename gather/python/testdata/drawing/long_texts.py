"""Names, arguments, values and messages that are longer than there is room for."""
import asyncio


async def fetch_everything_from_the_slowest_server(address, headers, retries=3):
    await asyncio.sleep(1)
    return {"address": address, "rows": list(range(100)), "headers": headers}


async def fail_with_a_long_story(story):
    await asyncio.sleep(0.95)
    raise ConnectionAbortedError(story * 20)


async def main():
    results = await asyncio.gather(
        fetch_everything_from_the_slowest_server("https://example.org/a/very/long/path?with=query", {"accept": "text/html"}),
        fail_with_a_long_story("once upon a time "),
        fetch_everything_from_the_slowest_server("b", {}, retries=5),
        return_exceptions=True,
    )
    for result in results:
        print(str(result)[:40])


asyncio.run(main())
