# ends: limit
def deeper():
    try:
        deeper()  # here
    except BaseException:
        deeper()  # here
    finally:
        deeper()  # here


deeper()
