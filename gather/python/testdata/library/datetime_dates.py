from datetime import date, datetime, time, timedelta

day = date(2024, 2, 28)
print(day, repr(day), day + timedelta(days=2), day.weekday(), day.isoweekday(), day.isocalendar(), day.toordinal())
print(day.strftime("%A, %d %B %Y"), f"{day:%d.%m.%y}", day.replace(year=2023), day.timetuple(), day.ctime())
print(date.today(), date.fromisoformat("2024-12-31"), date.fromordinal(738000), date.fromisocalendar(2024, 1, 1), date.min, date.max)
print(day < date(2024, 3, 1), date(2024, 3, 1) - day, day == datetime(2024, 2, 28), day in {date(2024, 2, 28)})
print(sorted([date(2024, 5, 1), date(2023, 5, 1)]), (date(2024, 12, 25) - day).days)
moment = datetime(2024, 2, 29, 13, 5, 9, 123000)
print(moment, repr(moment), moment.date(), moment.time(), moment.isoformat(" ", "minutes"), moment.isoformat(timespec="milliseconds"))
print(moment.replace(hour=0, minute=0), datetime.combine(day, time(8, 30)), moment.timestamp(), datetime.fromtimestamp(1e9))
print(time(8, 5), repr(time(8, 5, 1)), time(8) < time(9), time.fromisoformat("10:20:30.5"), time(23, 59).strftime("%I:%M %p"))
match moment:
    case datetime(year=2024, month=2, day=d):
        print("leap day", d)
