apply = lambda f, x: f(x)


class Config:
    value = apply(
        lambda text: int(text),
        "not a number",
    )
