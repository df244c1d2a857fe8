# ends: limit
x = f"{1.5:.100000000f}"  # here
