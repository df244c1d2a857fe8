from datetime import date, datetime, timedelta

events = {"launch": "2024-03-01T09:00", "review": "2024-02-27T15:30", "party": "2024-03-01T18:00"}
by_day = {}
for name, text in sorted(events.items(), key=lambda item: item[1]):
    by_day.setdefault(datetime.fromisoformat(text).date(), []).append(name)
for day, names in by_day.items():
    print(f"{day:%a %d %b}", day - date(2024, 2, 1), names)
day = min(by_day)
while day <= max(by_day):
    print(day, "weekend" if day.weekday() >= 5 else "", day.isocalendar().week)
    day += timedelta(days=1)
