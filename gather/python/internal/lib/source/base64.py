__all__ = ["b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode"]
__lacks__ = {"encode decode encodebytes decodebytes b32hexencode b32hexdecode b85encode b85decode a85encode a85decode z85encode z85decode":
             "b64encode and b64decode"}

_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_base64 = (_letters + _letters.lower() + "0123456789+/").encode()
_base32 = (_letters + "234567").encode()


class Error(ValueError):
    pass


Error.__module__ = "binascii"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if not isinstance(s, bytes):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")
    return s


def _encode(s, alphabet, bits, group):
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    size = group * bits // 8
    result = []
    for at in range(0, len(s), size):
        block = s[at:at + size]
        number = int.from_bytes(block + b"\0" * (size - len(block)))
        used = -(-len(block) * 8 // bits)
        result += [alphabet[number >> bits * (group - 1 - i) & (1 << bits) - 1] for i in range(used)]
        result += b"=" * (group - used)
    return bytes(result)


def b64encode(s, altchars=None):
    return _encode(s, _base64 if altchars is None else _base64[:62] + altchars, 6, 4)


def b64decode(s, altchars=None, validate=False):
    alphabet = _base64 if altchars is None else _base64[:62] + _bytes(altchars)
    values = {char: i for i, char in enumerate(alphabet)}
    number = count = 0
    result, padding = [], 0
    for char in _bytes(s):
        if char == 61:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                break
            continue
        value = values.get(char)
        if value is None:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        padding = 0
        number = number << 6 | value
        count += 1
        if count % 4 == 0:
            result += number.to_bytes(3)
            number = 0
    left = count % 4
    if left == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if left and left + padding < 4:
        raise Error("Incorrect padding")
    if left:
        result += (number >> (2 if left == 3 else 4)).to_bytes(left - 1)
    return bytes(result)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    return _encode(s, _base32, 5, 8)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise Error("Incorrect padding")
    if casefold:
        s = s.decode().upper().encode()
    text = s.rstrip(b"=")
    values = {char: i for i, char in enumerate(_base32)}
    result = []
    for at in range(0, len(text), 8):
        block, number = text[at:at + 8], 0
        for char in block:
            if char not in values:
                raise Error("Non-base32 digit found")
            number = number << 5 | values[char]
        size = len(block) * 5 // 8
        result += (number >> len(block) * 5 - size * 8).to_bytes(size)
    if len(s) - len(text) not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    return bytes(result)


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    allowed = b"0123456789ABCDEF" + (b"abcdef" if casefold else b"")
    if any(char not in allowed for char in s):
        raise Error("Non-base16 digit found")
    if len(s) % 2:
        raise Error("Odd-length string")
    return bytes.fromhex(s.decode())
