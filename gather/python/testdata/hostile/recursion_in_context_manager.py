# ends: uncaught
class Self:
    def __enter__(self):
        with self:
            pass

    def __exit__(self, *exception):
        pass


with Self():
    pass
