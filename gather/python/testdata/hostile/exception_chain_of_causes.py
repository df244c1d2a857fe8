# ends: limit
e = None
for i in range(10**6):  # here
    following = ValueError(i)  # here
    following.__cause__ = e  # here
    e = following  # here
raise e
