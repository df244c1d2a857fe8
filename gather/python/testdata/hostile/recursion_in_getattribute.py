# ends: uncaught
class Self:
    def __getattribute__(self, name):
        return self.x


Self().x
