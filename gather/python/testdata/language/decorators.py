def announce(f):
    def wrapper(*args, **kwargs):
        print(f"> {f.__name__}{args}{kwargs or ''}")
        result = f(*args, **kwargs)
        print(f"< {result}")
        return result

    return wrapper


def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]

        return wrapper

    return decorate


class CountCalls:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@announce
@repeat(times=2)
def add(a, b):
    return a + b


@CountCalls
def ping():
    return "pong"


add(1, 2)
print(ping(), ping(), ping.calls)
print(add.__name__)


class Service:
    @announce
    def handle(self, request):
        return request * 2

    def __repr__(self):
        return "service"


Service().handle("x")
handlers = {}


@handlers.setdefault("start", lambda f: f.__name__.upper())
def any_expression_decorates():
    pass


print(any_expression_decorates)
