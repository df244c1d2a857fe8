# ends: limit
class Stubborn:
    def __del__(self):
        while True:  # here
            pass  # here


Stubborn()
