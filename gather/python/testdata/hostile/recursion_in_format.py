# ends: uncaught
class Self:
    def __format__(self, spec):
        return "{:{}}".format(self, spec)


f"{Self():x}"
