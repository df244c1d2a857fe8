print(0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e-4, 1e-5, 1.0, 100.0, 2.5e300, -0.0, 5e-324)
print(1 / 3, 2 / 3, 10 / 4, 1e22, 1e23, 0.1, 1.7976931348623157e308, 3.14, 1.1 * 3)
print(float("inf"), -float("inf"), float("nan"), float("1e3"), float("  -2.5  "), float(7), float("1_0.5"))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan])
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0**0.5, (-8) ** 2.0)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(0.5), round(1e20))
print(int(1e20), (0.5).is_integer(), (3.0).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"))
print(1.0 == 1, 0.1 + 0.2 == 0.3, abs(-2.5), max(1, 2.5), min(-0.0, 0.0), sum([0.1] * 10), sum([1e16, 1.0, -1e16]))
print(1e308 * 10, -1e308 * 10, 1e-320 / 10, bool(0.0), bool(nan), str(1e100), repr(0.30000000000000004))
for wrong in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1 % 0.0, lambda: float("abc"), lambda: int(nan), lambda: int(float("inf")), lambda: 0.0**-1):
    try:
        wrong()
    except (ZeroDivisionError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
