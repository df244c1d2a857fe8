import time

print(time.strftime("%Y-%m-%d %H:%M:%S"), time.ctime(), time.asctime())
time.sleep(90)
print(time.strftime("%X"), time.strftime("%H:%M", time.gmtime(0)), time.ctime(0))
now = time.localtime()
print(now.tm_year, now.tm_mon, now.tm_mday, now.tm_hour, now.tm_min, now.tm_sec, now.tm_wday, now.tm_yday)
print(time.strftime("%A %d %B %Y, %I:%M %p, day %j", time.localtime(1_000_000_000)))
