# ends: limit
def forever():
    while True:  # here
        yield 1  # here


for _ in forever():  # here
    pass
