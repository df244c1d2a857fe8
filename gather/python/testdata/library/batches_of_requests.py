import asyncio
from collections import OrderedDict, namedtuple
from copy import replace
from functools import lru_cache
from itertools import batched, chain, groupby
from types import SimpleNamespace

Request = namedtuple("Request", "host path retries", defaults=(0,))
stats = SimpleNamespace(sent=0, failed=0)


@lru_cache(maxsize=4)
def delay(host):
    print("measuring", host)
    return len(host) / 10


async def send(request):
    stats.sent += 1
    await asyncio.sleep(delay(request.host))
    if request.path == "/bad" and request.retries < 1:
        stats.failed += 1
        return await send(replace(request, retries=request.retries + 1))
    return request


async def main():
    requests = [Request("a.org", "/1"), Request("bb.org", "/bad"), Request("a.org", "/2"), Request("c.org", "/3"), Request("bb.org", "/4")]
    done = []
    for batch in batched(requests, 2):
        done.append(await asyncio.gather(*map(send, batch)))
        print(len(batch), asyncio.get_running_loop().time())
    answers = sorted(chain.from_iterable(done))
    print(OrderedDict((host, [r.path for r in group]) for host, group in groupby(answers, key=lambda r: r.host)))
    print([r for r in answers if r.retries], stats, delay.cache_info())


asyncio.run(main())
