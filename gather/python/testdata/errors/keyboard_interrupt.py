def work():
    raise KeyboardInterrupt


try:
    work()
except Exception:
    print("not an Exception")
finally:
    print("cleaning up")
