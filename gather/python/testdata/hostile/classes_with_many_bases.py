# ends: limit
bases = tuple(type(f"B{i}", (), {}) for i in range(5000))
x = type("A", bases, {})  # here
x.attribute
