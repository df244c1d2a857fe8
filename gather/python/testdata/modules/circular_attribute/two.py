import one

print(one.LIMIT)
