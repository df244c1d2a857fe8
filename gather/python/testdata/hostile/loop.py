# ends: limit
while True:  # here
    pass  # here
