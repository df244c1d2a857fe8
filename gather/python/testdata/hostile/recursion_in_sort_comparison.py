# ends: uncaught
class Self:
    def __lt__(self, other):
        return sorted([Self(), Self()])


sorted([Self(), Self()])
