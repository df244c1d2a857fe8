# ends: limit
text = "a" * 10**6
while True:  # here
    (text + "b") in text * 2  # here
