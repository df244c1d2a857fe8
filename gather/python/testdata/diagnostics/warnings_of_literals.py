x = 3
x is 1; x is 1
x is (1, 2)
x is ()
x is not None
x is True
x is ...
x is -1
x is "a" is "b"
1 is x
1 is 1
assert (x, "s")
def f():
    try:
        pass
    finally:
        return 1
def g():
    for i in range(2):
        try:
            pass
        finally:
            continue
    for i in range(2):
        try:
            pass
        finally:
            for j in range(1):
                break
            def inner():
                return 2
            break
try:
    "a" (1)
except TypeError: pass
try:
    [1] (1)
except TypeError: pass
try:
    (1, 2) (1)
except TypeError: pass
try:
    {} (1)
except TypeError: pass
try:
    {1} (1)
except TypeError: pass
try:
    1 (1)
except TypeError: pass
try:
    None ()
except TypeError: pass
try:
    f"a{x}" ()
except TypeError: pass
try:
    [i for i in "a"] ()
except TypeError: pass
try:
    (lambda: 1) ()
except TypeError: pass
try:
    1 [0]
except TypeError: pass
try:
    None [0]
except TypeError: pass
try:
    {1} [0]
except TypeError: pass
try:
    (lambda: 1) [0]
except TypeError: pass
try:
    (i for i in "a") [0]
except TypeError: pass
try:
    [1] [1, 2]
except TypeError: pass
try:
    [1] ["a"]
except TypeError: pass
try:
    "abc" ["a"]
except TypeError: pass
try:
    "abc" [1.5]
except TypeError: pass
try:
    (1, 2) [None]
except TypeError: pass
try:
    [1] [[0]]
except TypeError: pass
try:
    f"{x}" ["a"]
except TypeError: pass
print("\d \w", "\400", b"\d", b"\777", f"\d{x}\w", r"\d", '''
\z
''', "\
")
