delay = 1
time.sleep(delay)
