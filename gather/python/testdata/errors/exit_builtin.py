print("start")
try:
    exit(7)
except Exception:
    print("not an Exception")
