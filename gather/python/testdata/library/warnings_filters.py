import warnings


class Slow(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", Slow)
for each in caught:
    print(each.category.__name__, each.message, each.filename, each.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("an error", Slow)
    except Slow as error:
        print("raised", repr(error))
with warnings.catch_warnings(action="ignore"):
    warnings.warn("silent")
warnings.filterwarnings("ignore", message="known.*")
warnings.warn("known problem")
warnings.warn("unknown problem")
warnings.simplefilter("once")
for i in range(2):
    warnings.warn("once")


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, message, lineno)


warnings.showwarning = show
warnings.warn("elsewhere")
warnings.simplefilter("error", Slow)
warnings.warn("the end", Slow)
