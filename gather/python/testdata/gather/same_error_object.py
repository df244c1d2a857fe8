import asyncio

error = ValueError("one object")


async def fails():
    raise error


async def main():
    try:
        await asyncio.gather(fails(), fails())
    except ValueError as caught:
        print(caught is error)
    results = await asyncio.gather(fails(), fails(), return_exceptions=True)
    print(results[0] is results[1] is error)
    try:
        raise KeyError("being handled")
    except KeyError:
        try:
            await asyncio.gather(fails())
        except ValueError as caught:
            print(repr(caught.__context__))


asyncio.run(main())
