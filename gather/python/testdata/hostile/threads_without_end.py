# ends: limit
import threading

while True:  # here
    threading.Thread(target=print).start()  # here
