def f():
    for i in range(1):
        try:
            pass
        finally:
            for j in range(1):
                return 1
def g():
    try:
        pass
    finally:
        while True:
            try:
                pass
            finally:
                break
        if True:
            return 2
        with open("x") as f:
            return 3
class A:
    for i in range(1):
        try:
            pass
        finally:
            class B:
                for i in range(1):
                    continue
            try:
                continue
            except ValueError:
                continue
            else:
                break
x = 1
x is (
  2)
(x
 is 3)
"a" \
 (1) if False else 1
def h(a=x is 4): return x is 5
"ok\
\q \p"
"""a
b \q
"""
f"""a
b {x} \q
"""
"a" "\y" "\k"
b"\q"
"\8"
"\08"
"\377" "\378" "\477"
