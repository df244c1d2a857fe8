# ends: uncaught
x = int("9" * 10**6)
