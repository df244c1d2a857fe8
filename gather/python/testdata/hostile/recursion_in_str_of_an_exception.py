# ends: uncaught
class Self(Exception):
    def __str__(self):
        return str(self)


raise Self
