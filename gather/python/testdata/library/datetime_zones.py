import asyncio
from datetime import UTC, datetime, timedelta, timezone

print(datetime.now(timezone.utc), datetime.now(UTC).isoformat(), UTC, repr(UTC), timezone(timedelta(hours=-3, minutes=-30)))
delhi = timezone(timedelta(hours=5, minutes=30), "IST")
moment = datetime(2024, 6, 1, 12, tzinfo=delhi)
print(moment, repr(moment), moment.astimezone(timezone.utc), moment.tzname(), moment.utcoffset(), moment.strftime("%H:%M %Z %z"))
print(moment == datetime(2024, 6, 1, 6, 30, tzinfo=UTC), moment - datetime(2024, 6, 1, tzinfo=UTC), moment.timestamp())
print(datetime.fromtimestamp(0, delhi), datetime.fromisoformat("2024-06-01T12:00:00+05:30") == moment, moment.replace(tzinfo=None))


async def main():
    start = datetime.now(UTC)
    await asyncio.sleep(3600 * 5)
    print(datetime.now(UTC) - start, datetime.now(delhi))


asyncio.run(main())
for wrong in (
    lambda: moment - datetime(2024, 6, 1), lambda: moment < datetime(2024, 6, 1), lambda: timezone(5), lambda: datetime.now(5),
    lambda: timezone(timedelta(days=1)),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
