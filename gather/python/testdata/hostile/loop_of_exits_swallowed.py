# ends: limit
class Swallow:
    def __enter__(self):
        return self  # here

    def __exit__(self, *exception):
        return True  # here


while True:  # here
    with Swallow():  # here
        raise SystemExit  # here
