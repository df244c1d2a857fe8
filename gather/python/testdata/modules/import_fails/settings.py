print("reading settings")
timeout = 1 / 0
