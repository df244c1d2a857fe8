# ends: limit
first, *rest = iter(int, 1)  # here
