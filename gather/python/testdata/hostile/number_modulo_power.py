# ends: limit
x = pow(3, 10**20000, 10**20000 + 7)  # here
