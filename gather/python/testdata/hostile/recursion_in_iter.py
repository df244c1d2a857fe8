# ends: uncaught
class Self:
    def __iter__(self):
        return iter(list(Self()))


list(Self())
