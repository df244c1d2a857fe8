# ends: limit
import sys

while True:  # here
    print("x" * 100, file=sys.stderr)  # here
