"""Nothing is listed."""
import asyncio

_hidden = 1
shown = 2


def also_shown():
    return _hidden
