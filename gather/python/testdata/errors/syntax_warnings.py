x = 300
print(x is 300, "\d", [1, 2]["0":] if False else "ok")
assert (x, "always true")
if x is not "text":
    print("different")
