def fail(*errors):
    raise ExceptionGroup("several", list(errors))


try:
    fail(ValueError("v"), TypeError("t"), ValueError("w"))
except* ValueError as group:
    print("values", [str(e) for e in group.exceptions])
except* TypeError as group:
    print("types", repr(group))

try:
    fail(KeyError("k"), ExceptionGroup("inner", [OSError("o"), ValueError("deep")]))
except* OSError as group:
    print(group, group.exceptions)
except* (KeyError, ValueError) as group:
    print(group.message, repr(group.exceptions))
else:
    print("never")
finally:
    print("finally")

try:
    raise ValueError("bare")
except* ValueError as group:
    print(type(group).__name__, repr(group.exceptions))

group = ExceptionGroup("g", [ValueError(1), KeyError(2)])
match_, rest = group.split(KeyError)
print(match_, rest, group.subgroup(OSError), group)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
