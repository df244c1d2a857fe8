# ends: limit
import asyncio

loop = asyncio.new_event_loop()


def more():
    while True:
        loop.call_later(1, print)  # here


more()
