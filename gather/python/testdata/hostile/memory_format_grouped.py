# ends: limit
x = f"{1:0100000000,}"  # here
