import asyncio


class Robot:
    def __init__(self):
        self.battery = 100


print(Robot().batery)
