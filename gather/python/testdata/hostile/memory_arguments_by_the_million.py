# ends: limit
def count(*args):
    return len(args)


print(count(*range(10**6)))
print(count(*range(10**9)))  # here
