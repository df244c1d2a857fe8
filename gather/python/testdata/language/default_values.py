def append(item, items=[]):
    items.append(item)
    return items


print(append(1), append(2))
print(append(3, []))

count = 1


def show(value=count, *, other=count + 1):
    print(value, other)


count = 100
show()
show(count)

powers = [lambda x, n=n: x**n for n in range(4)]
print([power(3) for power in powers])
late = [lambda x: x**n for n in range(4)]
print([power(3) for power in late])
