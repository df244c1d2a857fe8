try:
    raise SystemExit(3)
except SystemExit as stop:
    print("code", stop.code, isinstance(stop, Exception))
try:
    print("about to leave")
    raise SystemExit(42)
finally:
    print("finally still runs")
