# ends: limit
x = "%*d" % (10**9, 1)  # here
