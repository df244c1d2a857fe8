import asyncio


class Crawler:
    def __init__(self, *pages):
        self.pages = pages
        self.seen = []

    async def fetch(self, page, depth=0):
        await asyncio.sleep(len(page) / 10)
        self.seen.append("  " * depth + page)
        links = [page + "/" + part for part in ("x", "y")] if depth < 1 else []
        below = await asyncio.gather(*(self.fetch(link, depth + 1) for link in links))
        return 1 + sum(below)

    async def run(self):
        return await asyncio.gather(*map(self.fetch, self.pages))


crawler = Crawler("home", "about")
print(asyncio.run(crawler.run()))
print(*crawler.seen, sep="\n")
