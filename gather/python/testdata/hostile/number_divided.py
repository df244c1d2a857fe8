# ends: limit
x = (1 << 3 * 10**7) // (3**10**6)  # here
