# ends: limit
def more(*args):
    return more(*args, *args)  # here


more(1)
