for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")

i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i > 5:
        break
    print(i, end=" ")
else:
    print("never")
print()
while False:
    pass
else:
    print("while else")
x = 15
if x < 10:
    print("small")
elif x < 20:
    print("medium")
else:
    print("large")
print("yes" if x else "no", "a" if not x else "b" if x > 20 else "c")
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1)


def loud(value):
    print("loud", value)
    return value


print(loud(1) < loud(0) < loud(5))
print(loud(0) or loud("") or loud([]), loud(1) and loud("x") and 5)
print(None or "default", 0 and 1, not [], not "a")
assert x == 15, "not reached"
try:
    assert x == 16, f"x is {x}"
except AssertionError as error:
    print("assertion:", error)
del x
try:
    print(x)
except NameError as error:
    print(error)
