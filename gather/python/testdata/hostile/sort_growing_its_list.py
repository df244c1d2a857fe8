# ends: uncaught
x = [3, 2, 1]


def key(number):
    x.append(number)
    return number


x.sort(key=key)
