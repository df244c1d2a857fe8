# ends: uncaught
class Self:
    def __getattr__(self, name):
        return getattr(self, name + "x")


Self().x
