# ends: uncaught
import time

time.sleep(float("inf"))
