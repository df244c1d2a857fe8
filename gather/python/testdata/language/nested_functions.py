def make_account(owner, balance=0):
    history = []

    def record(kind, amount):
        history.append((kind, amount))
        return balance

    def deposit(amount):
        nonlocal balance
        balance += amount
        return record("in", amount)

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"{owner} has only {balance}")
        balance -= amount
        return record("out", amount)

    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: list(history)}


account = make_account("Ann", 10)
other = make_account("Bob")
print(account["deposit"](5), account["withdraw"](12), other["deposit"](1))
print(account["history"](), other["history"]())
try:
    account["withdraw"](100)
except ValueError as error:
    print(error)


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x

    return composed


print(compose(str, len, lambda n: n * 2)(12345), compose()(7))


def memo(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return inner


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))
