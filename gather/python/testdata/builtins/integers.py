print(2**100, -(2**64), 10**30 // 7, 10**30 % 7, -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2))
print(0xFF, 0o17, 0b1011, 1_000_000, ~5, -5 >> 1, 1 << 70, 5 & 3, 5 | 3, 5 ^ 3)
print(hex(255), oct(8), bin(-5), int("ff", 16), int("0b101", 0), int("  -42 "), int("1_000"))
print((255).bit_length(), (2**70).bit_length(), (6).bit_count(), int(3.99), int(-3.99), int(True))
print(pow(2, 10), pow(3, 200, 13), pow(3, -1, 7), abs(-5), 2**-1, 0**0, (-2) ** 3, -(2**2))
print(12345678901234567890 * 98765432109876543210, 3 * 2**65 == 2**65 + 2**66)
print(7 / 2, 6 / 3, 10**18 / 3, 2**1000 // 2**998, 1 == 1.0, hash(1) == hash(1.0), 2**53 + 1 == float(2**53))
print((5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (7).numerator, (3).conjugate())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(5), -0, +3)
x = 1
for n in range(1, 31):
    x *= n
print(x, len(str(x)), sum(int(d) for d in str(x)))
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: 0**-1, lambda: int("x1"), lambda: int(""), lambda: 1 << -1):
    try:
        wrong()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
