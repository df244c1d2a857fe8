# ends: uncaught
a, b = ValueError(1), ValueError(2)
a.__cause__, b.__cause__ = b, a
raise a
