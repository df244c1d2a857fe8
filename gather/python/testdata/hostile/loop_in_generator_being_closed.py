# ends: limit
def stubborn():
    try:
        yield
    finally:
        while True:  # here
            pass  # here


generator = stubborn()
next(generator)
generator.close()
