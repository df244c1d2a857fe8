import functools
import operator


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        """wrapper's own"""
        return f(*args)

    return wrapper


@logged
def greet(name):
    """Says hello."""
    return f"hello {name}"


@functools.total_ordering
class Age:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(fib(50), fib.cache_info(), greet.__name__, greet.__doc__, greet("Ann"))
print(functools.reduce(operator.add, [1, 2, 3], 10), functools.partial(pow, 2)(5), functools.partial(print, "a", sep="-")("b"))
print(Age(1) <= Age(2), Age(3) >= Age(2), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
