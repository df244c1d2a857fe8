class Positive:
    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} must not be negative")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Account:
    balance = Positive()
    limit = Positive()


class Lazy:
    def __init__(self, compute):
        self.compute = compute

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        value = instance.__dict__[self.name] = self.compute(instance)
        return value


class Report:
    @Lazy
    def total(self):
        print("computing")
        return 42


class WriteOnly:
    def __set__(self, instance, value):
        print("written", value)


class Log:
    line = WriteOnly()


class Traced(property):
    def __get__(self, instance, owner=None):
        print("reading")
        return super().__get__(instance, owner)


class Box:
    @Traced
    def content(self):
        "What is inside."
        return "inside"

    @content.setter
    def content(self, value):
        print("putting", value)


def failing():
    class Broken:
        def __set_name__(self, owner, name):
            raise LookupError("no name")

    class Uses:
        field = Broken()


account = Account()
account.balance = 5
print(account.balance, account.limit, Account.limit.name, vars(account))
report = Report()
print(report.total, report.total)
log = Log()
log.line = "x"
box = Box()
box.content = 3
print(box.content, type(Box.__dict__["content"]).__name__, Box.__dict__["content"].fget.__doc__)
for attempt in (
    lambda: setattr(account, "limit", -1),
    lambda: delattr(account, "limit"),
    lambda: delattr(log, "line"),
    lambda: delattr(box, "content"),
    failing,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""))
