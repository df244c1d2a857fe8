import asyncio


async def main():
    print("inside:", asyncio.get_event_loop() is asyncio.get_running_loop())


coroutine = main()
loop = asyncio.new_event_loop()
loop.run_until_complete(coroutine)
loop.close()
loop = asyncio.get_event_loop()
loop.run_until_complete(main())
