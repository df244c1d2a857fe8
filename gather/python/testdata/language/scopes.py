x = "module"


class Shelf:
    x = "class"
    seen = x

    def method(self):
        return x

    names = [x for _ in range(2)]


print(Shelf.seen, Shelf().method(), Shelf.names)


def reads_module():
    return x


def shadows():
    x = "local"
    return [x for x in range(3)], x


print(reads_module(), shadows())
for i in range(3):
    last = i
print(i, last)

squares = [i * i for i in range(5)]
print(squares, i)
if (n := len(squares)) > 3:
    print("walrus", n)
print([y := 1, y + 1, (z := y * 10)], y, z)
print(any((hit := v) > 5 for v in squares), hit)
