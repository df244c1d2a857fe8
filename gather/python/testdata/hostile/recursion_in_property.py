# ends: uncaught
class Self:
    @property
    def x(self):
        return self.x


Self().x
