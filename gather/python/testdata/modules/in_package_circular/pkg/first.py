from .second import value

name = "first"
