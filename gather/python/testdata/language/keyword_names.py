def match(case, type=None, _=0):
    match case:
        case 1:
            return "one"
        case _:
            return f"other {type}"


print(match(1), match(2, type="soft keyword"))
case = type = "names"
print(case, type)
_ = 5
print(_)
list = [3, 1]
print(sorted(list))
del list
print(list("ab"))


class Thing:
    type = "attribute"
    match = staticmethod(match)


print(Thing.type, Thing.match(1), Thing().match(5))
