# Objects whose special methods change the list that is being looked at.
class Clears:
    def __init__(self, items, value=0):
        self.items = items
        self.value = value

    def __index__(self):
        self.items.clear()
        return self.value

    def __eq__(self, other):
        self.items.clear()
        return False

    def __repr__(self):
        self.items.clear()
        return "Clears"


def attempt(what, use):
    items = [1, 2, 3, 4]
    try:
        result = use(items)
    except (IndexError, ValueError) as error:
        result = repr(error)
    print(what, result, items)


attempt("index", lambda items: items[Clears(items, 2)])
attempt("negative index", lambda items: items[Clears(items, -1)])
attempt("slice", lambda items: items[Clears(items, 1):])
attempt("stepped slice", lambda items: items[:: Clears(items, 2)])
attempt("assign", lambda items: items.__setitem__(Clears(items), 5))
attempt("delete", lambda items: items.__delitem__(Clears(items)))
attempt("assign slice", lambda items: items.__setitem__(slice(Clears(items, 1), None), [7]))
attempt("delete slice", lambda items: items.__delitem__(slice(None, Clears(items, 2))))
attempt("insert", lambda items: items.insert(Clears(items, 3), "x"))
attempt("pop", lambda items: items.pop(Clears(items, 1)))
attempt("repeat", lambda items: items * Clears(items, 2))
attempt("find", lambda items: items.index(Clears(items)))
attempt("count", lambda items: items.count(Clears(items)))
attempt("compare", lambda items: items == [Clears(items), 2, 3, 4])

shown = []
shown += [Clears(shown), Clears(shown)]
print(shown, len(shown))

growing = [3, 1, 2]


def key(value):
    growing.append(value)
    return value


try:
    growing.sort(key=key)
except ValueError as error:
    print(error, growing)

numbers = {1: "one"}
try:
    for n in numbers:
        numbers[n + 1] = "more"
except RuntimeError as error:
    print(error)
