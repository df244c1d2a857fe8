# ends: limit
x = type("A", (), {"__slots__": tuple(f"x{i}" for i in range(10**7))})  # here
