import sys

try:
    sys.exit(3)
except SystemExit as error:
    print("caught", error.code, sys.exception() is error)
for code in (None, True, "text", (1, 2)):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), error.code)
sys.exit(4)
