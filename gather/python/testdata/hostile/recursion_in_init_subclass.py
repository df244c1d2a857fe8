# ends: uncaught
class Base:
    def __init_subclass__(cls):
        class Deeper(cls):
            pass


class A(Base):
    pass
