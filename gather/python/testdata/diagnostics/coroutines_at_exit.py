async def work(n):
    pass


async def other():
    pass


class Client:
    async def fetch(self):
        pass


client = Client()
fetched = client.fetch()
first = work(1)
second = other()
print("end")
