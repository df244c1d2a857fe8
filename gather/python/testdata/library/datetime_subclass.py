import copy
from datetime import date, datetime, timedelta


class Day(date):
    def next(self):
        return self + timedelta(days=1)


class Moment(datetime):
    @property
    def minutes(self):
        return self.hour * 60 + self.minute


print(Day(2024, 1, 31).next(), type(Day(2024, 1, 1).next()).__name__, repr(Day(2024, 1, 1)), Day.today())
print(Moment.now().minutes, Moment(2024, 1, 1, 2, 3).minutes, Moment.fromisoformat("2024-01-01T10:00").minutes, repr(Moment(2024, 1, 1)))
print(copy.copy(date(2024, 1, 1)), copy.deepcopy({"when": datetime(2024, 1, 1)}), isinstance(Moment.now(), date))
print(datetime, datetime.__module__, datetime.__qualname__, datetime.__name__, timedelta.__name__, type(timedelta(1)))
print(datetime.utcnow())
