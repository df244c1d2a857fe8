from datetime import timedelta

delta = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(delta, repr(delta), delta.days, delta.seconds, delta.microseconds, delta.total_seconds())
print(-delta, abs(-delta), delta * 2, delta / 2, delta // 7, delta % timedelta(hours=5), divmod(delta, timedelta(hours=5)))
print(delta / timedelta(hours=1), delta * 1.1, timedelta(seconds=0.1) * 3, timedelta(0.5), timedelta(microseconds=2.5))
print(timedelta(hours=-1), timedelta(minutes=90) > timedelta(hours=1), bool(timedelta()), sum([timedelta(1)] * 3, timedelta()))
print(timedelta(weeks=1, days=-7) == timedelta(0), {timedelta(1): "day"}, timedelta.max, timedelta.resolution)
for wrong in (
    lambda: timedelta("x"), lambda: timedelta(1) + 5, lambda: timedelta(1) < 5, lambda: timedelta(1) / 0, lambda: timedelta(days=10**9),
    lambda: timedelta(1) * timedelta(1), lambda: timedelta(1).nothing, lambda: timedelta.max + timedelta(1),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
