# ends: limit
class Versatile:
    def __eq__(self, other):
        return True  # here

    def __lt__(self, other):
        return False  # here


first, second = Versatile(), Versatile()
while True:  # here
    first == second, first < second, first in [second]  # here
