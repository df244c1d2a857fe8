class Registry(type):
    @classmethod
    def __prepare__(metacls, name, bases, **options):
        print("prepare", name, options)
        return {"prepared": True}

    def __new__(metacls, name, bases, namespace, **options):
        cls = super().__new__(metacls, name, bases, namespace)
        cls.options = options
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        print("init", name)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 3

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, item):
        return item == "a"

    def __repr__(cls):
        return f"<registry {cls.__name__}>"

    def __bool__(cls):
        return False

    def __add__(cls, other):
        return f"{cls.__name__}+{other}"

    def __getattr__(cls, name):
        return f"no {name}"

    def __instancecheck__(cls, instance):
        return instance == 5

    def __subclasscheck__(cls, other):
        return other is int

    @property
    def label(cls):
        return cls.__name__.lower()


class Item(metaclass=Registry, tag=1):
    def __init__(self, n=0):
        self.n = n


item = Item(7)
print(item.n, Item.options, Item.prepared, len(Item), Item["x"], list(Item), "a" in Item, "z" in Item, Item, bool(Item), Item + 1)
print(Item.missing, Item.label, isinstance(5, Item), isinstance(6, Item), issubclass(int, Item), issubclass(str, Item), isinstance(item, Item))
print(type(Item), type(Item).__mro__, f"{Item}", type("Made", (Item,), {}, size=2).options)
for attempt in (lambda: item.label, lambda: item[0], lambda: item.missing, lambda: len(item), lambda: item + 1):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
