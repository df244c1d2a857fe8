def outermost(values):
    total = 0
    for value in values:
        total += middle(value)
    return total


def middle(value):
    return [innermost(value, divisor) for divisor in (1, 0)][0]


def innermost(value, divisor):
    return value / divisor


print("before")
outermost([1, 2])
print("never")
