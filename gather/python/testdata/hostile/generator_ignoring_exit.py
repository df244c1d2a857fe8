# ends: uncaught
def stubborn():
    while True:
        try:
            yield
        except BaseException:
            pass


generator = stubborn()
next(generator)
generator.close()
