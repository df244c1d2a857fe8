import threading
import time


def fails():
    time.sleep(0.1)
    raise ValueError("in thread")


def quits():
    raise SystemExit(3)


for target in (fails, quits):
    t = threading.Thread(target=target)
    t.start()
    t.join()
    print(t.is_alive())


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
t = threading.Thread(target=fails, name="hooked")
t.start()
t.join()
