# ends: limit
x = "%.1000000000d" % 1  # here
