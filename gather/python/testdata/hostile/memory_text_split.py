# ends: limit
x = ("a " * 10**7).split()  # here
