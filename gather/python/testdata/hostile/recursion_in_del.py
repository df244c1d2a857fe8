# ends: limit
class Again:
    def __del__(self):
        Again()  # here


Again()  # here
