# ends: refused
while True:
    input()  # here
