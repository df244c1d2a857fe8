name, n, x = "Ada", 42, 3.14159
print(f"{name} {n} {x}", f"{name!r} {name!s} {'é'!a}", f"{n=} {x = } {name=!s} {n + 1=:>5}")
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:^8.1f}| {x:+.0f} {x:e} {x:.3g} {x:%} {x:08.2f} {0.02:.2} {x:0.2f}")
print(f"{n:d} {n:5} {n:<5}| {n:^5}| {n:05} {n:+} {n:x} {n:X} {n:o} {n:b} {n:#x} {n:#010b} {n:c} {n: }")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {255:_b} {10**20:,} {-1234:,} {0.5:.0%} {1e10:g} {1e-7:g}")
print(f"{name:>10}|{name:<10}|{name:^10}|{name:*^11}|{name:.2}|{name:-^60}")
width, precision = 10, 3
print(f"{x:{width}.{precision}}|{x:{'>' + str(width)}}|{name:{'*'}^{width}}|")
print(f"{{literal}} {'nested ' + f'{n}'} {[i * 2 for i in range(3)]} {({'k': 1})['k']} {n if n > 40 else 'small'}")
print(f"{(lambda v: v * 2)(4)} {'a' 'b'} {name.upper()[::-1]} {', '.join(str(i) for i in (1, 2))} {n!r:>6}")
print(f"""multi
line {n
+ 1}""", rf"\raw {n}", f"{None} {True} {[]} {()} {[1.0, 'x']}", f"{"same quotes"} {'\n'.join(["a", "b"])}")
print(f"{float('inf'):.2f} {float('nan'):5} {-0.0:.1f} {1e300:.1e} {2.5:.0f} {3.5:.0f} {0.1:.20f}")
for wrong in (lambda: f"{name:d}", lambda: f"{n:.2}", lambda: f"{x:d}", lambda: f"{n:z^}", lambda: f"{[]:5}", lambda: f"{None:>5}", lambda: f"{x:,d}", lambda: f"{name:,}"):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
