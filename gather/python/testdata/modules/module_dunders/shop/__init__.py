"""The shop."""


def __getattr__(name):
    return f"no {name} yet"
