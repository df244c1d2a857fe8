"""Tokens and identifiers that nobody can foresee: only what they look like is certain."""
import asyncio
import random
import secrets
import uuid

random.seed(5)
first = random.random()
random.seed(5)
tokens = [secrets.token_hex(8), secrets.token_urlsafe(8), secrets.token_bytes(4), secrets.token_hex()]
print([len(t) for t in tokens], random.random() == first, secrets.randbelow(1), 0 <= secrets.randbelow(10) < 10, secrets.randbits(8) < 256)
print(secrets.choice(["only"]), secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"), secrets.DEFAULT_ENTROPY)
try:
    secrets.randbelow(0)
except ValueError as error:
    print(error)


async def session(n):
    await asyncio.sleep(0.1 * n)
    return uuid.uuid4()


async def main():
    ids = await asyncio.gather(*(session(n) for n in range(5)))
    print(len(set(ids)), {i.version for i in ids}, all(isinstance(i, uuid.UUID) for i in ids))


asyncio.run(main())
