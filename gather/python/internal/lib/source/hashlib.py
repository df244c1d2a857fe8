import _hashing

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "new", "algorithms_guaranteed", "algorithms_available")
__lacks__ = {"blake2b blake2s sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256 file_digest pbkdf2_hmac scrypt": "sha256 or another "
             "of the SHA-2 functions"}

algorithms_available = algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}


class HASH:
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, bytes):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return getattr(_hashing, self.name)(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    key = str(name).lower().replace("-", "")
    if key not in algorithms_available:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(key, data)


def md5(data=b"", *, usedforsecurity=True):
    return HASH("md5", data)


def sha1(data=b"", *, usedforsecurity=True):
    return HASH("sha1", data)


def sha224(data=b"", *, usedforsecurity=True):
    return HASH("sha224", data)


def sha256(data=b"", *, usedforsecurity=True):
    return HASH("sha256", data)


def sha384(data=b"", *, usedforsecurity=True):
    return HASH("sha384", data)


def sha512(data=b"", *, usedforsecurity=True):
    return HASH("sha512", data)
