class Odd(Exception):
    pass


def check(n):
    if n % 2:
        raise Odd(n)
    return n


def main():
    caught = 0
    for i in range(50_000):
        try:
            check(i)
        except Odd as error:
            caught += error.args[0]
        finally:
            caught += 1
    return caught


main()
