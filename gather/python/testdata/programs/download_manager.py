import asyncio
import random


class DownloadError(Exception):
    """A download that could not be completed."""


class Downloader:
    def __init__(self, retries=1):
        self.retries = retries
        self.log = []

    async def _attempt(self, url):
        await asyncio.sleep(random.uniform(0.2, 1.0))
        if random.random() < 0.7:
            raise ConnectionError(f"lost connection to {url}")
        return random.randint(100, 999)

    async def download(self, url):
        for attempt in range(1, self.retries + 2):
            try:
                size = await self._attempt(url)
            except ConnectionError as error:
                self.log.append(f"{url} attempt {attempt}: {error}")
                last = error
            else:
                self.log.append(f"{url} attempt {attempt}: {size} bytes")
                return url, size
        raise DownloadError(f"gave up on {url}") from last


async def main():
    downloader = Downloader()
    urls = [f"site{n}.example" for n in range(6)]
    results = await asyncio.gather(*map(downloader.download, urls), return_exceptions=True)
    print(*downloader.log, sep="\n")
    for url, result in zip(urls, results):
        if isinstance(result, DownloadError):
            print(f"{url:<15} failed: {result} (because: {result.__cause__})")
        else:
            print(f"{url:<15} {result[1]:>5} bytes")
    print("total:", sum(result[1] for result in results if not isinstance(result, Exception)))


asyncio.run(main())
