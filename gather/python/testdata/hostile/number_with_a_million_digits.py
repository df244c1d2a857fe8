# ends: uncaught
x = str(10**10**6)
