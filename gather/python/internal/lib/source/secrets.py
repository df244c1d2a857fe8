"""Random numbers that here are not secret: they follow from the seed of the run."""

from _seeded import generator as _generator
from base64 import urlsafe_b64encode

__all__ = ["choice", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe", "compare_digest"]
__lacks__ = {"SystemRandom": "random.Random"}

DEFAULT_ENTROPY = 32
randbits = _generator.getrandbits
choice = _generator.choice


def compare_digest(a, b):
    """Return 'a == b'."""
    return a == b


def randbelow(exclusive_upper_bound):
    """Return a random int in the range [0, n)."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _generator.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Return a random byte string containing *nbytes* bytes."""
    return _generator.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Return a random text string, in hexadecimal."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Return a random URL-safe text string, in Base64 encoding."""
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
