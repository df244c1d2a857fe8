for attempt in range(2):
    try:
        import settings
    except ZeroDivisionError as error:
        print(attempt, error)

import settings
