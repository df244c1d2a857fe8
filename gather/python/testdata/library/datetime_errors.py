from datetime import date, datetime, time, timedelta

for wrong in (
    lambda: datetime(2024, 13, 1), lambda: datetime(2024, 4, 31), lambda: date(0, 1, 1), lambda: time(24), lambda: datetime(2024, 1, 1, 1, 60),
    lambda: datetime("2024", 1, 1), lambda: datetime(2024), lambda: date(), lambda: datetime(2024, 1, 1, tzinfo=5),
    lambda: datetime(2024, 1, 1) + datetime(2024, 1, 1), lambda: date(2024, 1, 1) + 1, lambda: 1 + date(2024, 1, 1),
    lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: datetime(2024, 1, 1) < 5, lambda: datetime(2024, 1, 1) - date(2024, 1, 1),
    lambda: date.max + timedelta(1), lambda: datetime.strptime(5, "%Y"), lambda: datetime.fromisoformat(5),
    lambda: datetime.fromtimestamp("x"), lambda: datetime(2024, 1, 1).replace(day=32), lambda: datetime(2024, 1, 1).nothing,
    lambda: setattr(date(2024, 1, 1), "year", 2025), lambda: setattr(date(2024, 1, 1), "other", 1), lambda: datetime.combine(1, 2),
    lambda: datetime(2024, 1, 1).isoformat(timespec="days"), lambda: datetime(2024, 1, 1).strftime(5),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
datetime(2024, 2, 30)
