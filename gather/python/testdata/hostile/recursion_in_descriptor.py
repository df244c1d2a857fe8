# ends: uncaught
class Descriptor:
    def __get__(self, instance, owner):
        return instance.x


class Owner:
    x = Descriptor()


Owner().x
