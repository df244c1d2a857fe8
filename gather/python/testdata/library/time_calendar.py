import time

print(time.time(), time.time_ns(), time.monotonic(), time.perf_counter_ns())
print(time.localtime(), time.gmtime(0).tm_year, time.localtime()[:6])
print(time.strftime("%Y-%m-%d %H:%M:%S"), time.strftime("%a %d %b %Y", time.gmtime(86400 * 365)))
print(time.ctime(), time.asctime(time.gmtime(1e9)), time.mktime(time.localtime()))
time.sleep(90.5)
print(time.strftime("%H:%M:%S"), time.time(), time.perf_counter())
parsed = time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M")
print(parsed, parsed.tm_yday, time.strftime("%j %U %A", parsed), len(parsed), parsed < time.localtime())
for wrong in (
    lambda: time.strptime("x", "%Y"), lambda: time.strftime(1), lambda: time.strftime("%Y", 1), lambda: time.gmtime("x"),
    lambda: time.struct_time((1, 2)), lambda: time.sleep(-1), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 0, 0)),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
