# ends: limit
def stubborn():
    while True:
        try:
            yield  # here
        except BaseException:
            pass  # here


generator = stubborn()
next(generator)
while True:  # here
    generator.throw(ValueError)  # here
