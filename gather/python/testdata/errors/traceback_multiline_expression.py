def compute(a, b, c):
    return (
        a
        + b
        / c
        * 2
    )


numbers = {
    "a": 1,
    "b": compute(
        1,
        2,
        0,
    ),
}
