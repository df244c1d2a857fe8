"""base64, hashlib and uuid: names and digests of what tasks deliver."""
import asyncio
import base64
import hashlib
import uuid

for data in (b"", b"f", b"fo", b"foo", b"hello world?>", bytes(range(250, 256))):
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data))
    assert base64.b64decode(base64.b64encode(data)) == data
    assert base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)) == data
    assert base64.b32decode(base64.b32encode(data)) == data
    assert base64.b16decode(base64.b16encode(data)) == data
print(base64.b64decode("aGVsbG8="), base64.b64decode("aGVs\nbG8="), base64.standard_b64encode(b"\xff\xfe"), base64.b64encode(b"\xff\xfe", b"-_"))


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: base64.b64decode("abc"))
attempt(lambda: base64.b64decode("a"))
attempt(lambda: base64.b64decode("a$b=", validate=True))
attempt(lambda: base64.b64encode("text"))
attempt(lambda: base64.b16decode("zz"))
attempt(lambda: base64.b64decode("é"))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = hashlib.new(name)
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:16], getattr(hashlib, name)(b"hello").hexdigest())
h = hashlib.sha256()
for part in (b"a" * 50, b"b" * 100, b"c"):
    h.update(part)
copy = h.copy()
copy.update(b"more")
print(h.hexdigest(), copy.hexdigest() != h.hexdigest(), h.digest()[:4], hashlib.md5(b"x" * 200).hexdigest())
attempt(lambda: hashlib.sha256("text"))
attempt(lambda: hashlib.new("nothing"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://python.org"))
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.version, u.variant, u.fields, u.node, u == uuid.UUID(int=u.int), u < uuid.UUID(int=1 << 127))
print(uuid.UUID(bytes=u.bytes) == u, uuid.UUID(hex=u.hex) == u, hash(u) == hash(uuid.UUID(str(u))), uuid.NIL, uuid.MAX, u.time_low, u.bytes_le)
attempt(lambda: uuid.UUID("1234"))
attempt(lambda: uuid.UUID())
attempt(lambda: uuid.UUID(int=-1))
attempt(lambda: setattr(u, "int", 3))
r = uuid.uuid4()
print(r.version, r.variant, len(str(r)), str(r)[14], r != uuid.uuid4())


async def store(n):
    key = uuid.uuid5(uuid.NAMESPACE_OID, str(n))
    await asyncio.sleep(n / 10)
    return f"{key.hex[:8]} {hashlib.sha1(str(n).encode()).hexdigest()[:8]}"


async def main():
    print(await asyncio.gather(*map(store, range(3))))


asyncio.run(main())
