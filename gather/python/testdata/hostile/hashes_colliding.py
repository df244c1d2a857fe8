# ends: limit
class Same:
    def __hash__(self):
        return 1  # here


x = {Same(): 1 for _ in range(10**6)}  # here
