from .first import name

value = 1
