# ends: uncaught
class Self:
    def __repr__(self):
        return repr(self)


repr(Self())
