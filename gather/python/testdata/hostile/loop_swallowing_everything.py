# ends: limit
while True:
    try:
        while True:  # here
            pass  # here
    except BaseException:
        pass
    finally:
        while True:
            pass
