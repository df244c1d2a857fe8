import sched

print(sched.pick())
try:
    from sched import scheduler
except ImportError as error:
    print(error)
print(sched.scheduler())
