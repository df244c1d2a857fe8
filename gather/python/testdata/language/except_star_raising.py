# What is raised in except* clauses is put into a group only with something else.


def attempt(group, *handlers):
    """Raises the group and lets each handler have the exceptions of its class."""
    try:
        try:
            raise group
        except* ValueError as part:
            handlers[0](part)
        except* TypeError as part:
            handlers[1](part)
    except BaseException as error:
        print(type(error).__name__, repr(error), repr(error.__context__), error.__cause__)
    else:
        print("nothing")


def fine(part):
    pass


def fail(part):
    raise KeyError("new")


def fail_from(part):
    raise KeyError("new") from part


def fail_with_group(part):
    raise ExceptionGroup("new", [OSError(1)])


def again(part):
    raise part


one = ExceptionGroup("one", [ValueError("v")])
two = ExceptionGroup("two", [ValueError("v"), TypeError("t")])
three = ExceptionGroup("three", [ValueError("v"), TypeError("t"), IndexError("i")])

for group in one, two, three, ValueError("alone"):
    for handlers in (fine, fine), (fail, fine), (fine, fail), (fail, fail), (fail_from, fine), (fail_with_group, fine), (again, fine):
        attempt(group, *handlers)

try:
    raise three
except* ValueError:
    raise
except* IndexError:
    raise KeyError("last") from None
