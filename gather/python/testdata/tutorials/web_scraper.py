"""A simulated web scraper: a frontier queue, a few workers and a polite delay per host."""

import asyncio
import random
from dataclasses import dataclass, field

SITE = {
    "https://example.com/": ["https://example.com/about", "https://blog.example.com/", "https://example.com/jobs"],
    "https://example.com/about": ["https://example.com/", "https://example.com/team"],
    "https://example.com/team": [],
    "https://example.com/jobs": ["https://example.com/missing"],
    "https://blog.example.com/": ["https://blog.example.com/1", "https://blog.example.com/2"],
    "https://blog.example.com/1": ["https://example.com/"],
    "https://blog.example.com/2": [],
}


@dataclass
class Page:
    url: str
    links: list[str] = field(default_factory=list)
    elapsed: float = 0.0


class HTTPError(Exception):
    def __init__(self, status, url):
        super().__init__(f"{status} for {url}")
        self.status = status


class Crawler:
    def __init__(self, start, workers=3):
        self.frontier = asyncio.Queue()
        self.frontier.put_nowait(start)
        self.seen = {start}
        self.pages = []
        self.errors = []
        self.locks = {}
        self.workers = workers

    async def fetch(self, url):
        host = url.split("/")[2]
        lock = self.locks.setdefault(host, asyncio.Lock())
        async with lock:
            delay = random.uniform(0.1, 0.5)
            await asyncio.sleep(delay)
        if url not in SITE:
            raise HTTPError(404, url)
        return Page(url, SITE[url], delay)

    async def worker(self, name):
        while True:
            url = await self.frontier.get()
            try:
                page = await self.fetch(url)
            except HTTPError as e:
                self.errors.append(e)
                print(f"{name}: {e}")
            else:
                self.pages.append(page)
                print(f"{name}: {page.url} has {len(page.links)} links ({page.elapsed:.3f}s)")
                for link in page.links:
                    if link not in self.seen:
                        self.seen.add(link)
                        self.frontier.put_nowait(link)
            finally:
                self.frontier.task_done()

    async def run(self):
        tasks = [asyncio.create_task(self.worker(f"worker-{i}")) for i in range(self.workers)]
        await self.frontier.join()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    random.seed(7)
    crawler = Crawler("https://example.com/")
    await crawler.run()
    print(f"{len(crawler.pages)} pages, {len(crawler.errors)} errors")
    slowest = max(crawler.pages, key=lambda page: page.elapsed)
    print("slowest:", slowest)


if __name__ == "__main__":
    asyncio.run(main())
