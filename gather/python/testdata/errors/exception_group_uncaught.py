def fail():
    raise TypeError("inner")


errors = [ValueError("plain")]
try:
    fail()
except TypeError as error:
    errors.append(error)
raise ExceptionGroup("two problems", errors)
