# ends: limit
try:
    1 / 0
finally:
    while True:  # here
        pass  # here
