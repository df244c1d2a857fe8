class Thing:
    pass


thing, number, text, nothing, items = Thing(), 3, "abc", None, {1, 2}
attempts = [
    lambda: thing(),
    lambda: thing[0],
    lambda: thing + 1,
    lambda: len(thing),
    lambda: iter(thing),
    lambda: [x for x in thing],
    lambda: thing < thing,
    lambda: -thing,
    lambda: text + 1,
    lambda: 1 + text,
    lambda: [1] + 1,
    lambda: text - text,
    lambda: number(4),
    lambda: nothing(),
    lambda: nothing[0],
    lambda: nothing + 1,
    lambda: len[0],
    lambda: 1 in number,
    lambda: 1 in text,
    lambda: items[0],
    lambda: int + 1,
    lambda: text(),
    lambda: 1 @ 2,
    lambda: ~1.5,
    lambda: 1.5 << 2,
    lambda: text < 1,
    lambda: None < None,
    lambda: hash([]),
    lambda: max(1, text),
    lambda: "%d" % text,
    lambda: abs(text),
    lambda: range(text),
    lambda: text.join(5),
    lambda: next(items),
    lambda: sum(number),
]
for attempt in attempts:
    try:
        attempt()
    except TypeError as error:
        print(error)
