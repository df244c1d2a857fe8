# ends: limit
while True:  # here
    print("x" * 1000)  # here
