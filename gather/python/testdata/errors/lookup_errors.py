letters, ages = "abc", {"Ann": 31, 7: "seven", (1, 2): "pair", None: 0}
attempts = [
    lambda: letters[3],
    lambda: [][0],
    lambda: [1, 2][-3],
    lambda: ()[0],
    lambda: ages["Bob"],
    lambda: ages[8],
    lambda: ages[1, 3],
    lambda: ages[2.5],
    lambda: {}["it's"],
    lambda: [].pop(),
    lambda: {1}.remove(9),
    lambda: range(3)[3],
    lambda: b""[0],
    lambda: ages.pop("x"),
    lambda: "abc".index("d"),
    lambda: [1].remove(2),
    lambda: next(iter([])),
]
for attempt in attempts:
    try:
        attempt()
    except (LookupError, ValueError, StopIteration) as error:
        print(type(error).__name__, str(error), error.args)
