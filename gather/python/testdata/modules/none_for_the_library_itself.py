# Modules that only our library has can not be imported.
for name in "_introspection", "_seeded", "_timestruct":
    try:
        if name == "_introspection":
            import _introspection
        elif name == "_seeded":
            import _seeded
        else:
            import _timestruct
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    import collections._wrappers
except ModuleNotFoundError as error:
    print(error)
