from datetime import date, datetime, time

for text, format in [
    ("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), ("02/Jan/24 03:04 PM", "%d/%b/%y %I:%M %p"),
    ("Tuesday, January 2, 2024", "%A, %B %d, %Y"), ("2024-01-02T03:04:05.678+0230", "%Y-%m-%dT%H:%M:%S.%f%z"),
    ("2024 060", "%Y %j"), ("20240102", "%Y%m%d"), ("2024 W01 3", "%G W%V %u"), ("x", "%Y"), ("2024-02-30", "%Y-%m-%d"),
    ("2024-01-02 rest", "%Y-%m-%d"), ("2024", "%Q"), ("2024", "%Y %"),
]:
    try:
        print(datetime.strptime(text, format))
    except ValueError as error:
        print(error)
for text in [
    "2024-01-02", "2024-01-02T03:04:05", "2024-01-02 03:04", "2024-01-02T03:04:05.123456+05:30", "2024-01-02T03:04:05Z",
    "20240102T030405", "2024-W01-2", "2024-01-02T24:00", "2024-1-2", "2024-01-02T25:00", "nonsense",
]:
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
print(date.strptime("1.2.2024", "%d.%m.%Y"), time.strptime("10:20", "%H:%M"))
