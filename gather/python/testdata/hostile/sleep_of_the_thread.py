# ends: limit
import time

while True:  # here
    time.sleep(10_000)  # here
