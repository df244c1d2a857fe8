import sys
import traceback


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"can't parse {text!r}") from error


try:
    parse("x")
except RuntimeError as error:
    error.add_note("a note")
    print("".join(traceback.format_exception(error)), end="")
    print("".join(traceback.format_exception(error, chain=False)), end="")
    print(traceback.format_exception_only(error))
    shown = traceback.TracebackException.from_exception(error)
    print(shown.exc_type_str, shown, len(shown.stack), shown.__cause__.exc_type_str, "".join(shown.format()) == traceback.format_exc())
    traceback.print_exc(file=sys.stdout, limit=1)
    traceback.print_tb(error.__traceback__, file=sys.stdout)
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("two")])
except ExceptionGroup as group:
    traceback.print_exception(group, file=sys.stdout)
    print(traceback.format_exception_only(group))


def here():
    traceback.print_stack(file=sys.stdout)
    return [(entry.name, entry.lineno) for entry in traceback.extract_stack()]


print(here())
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_stack(None)][:1])
