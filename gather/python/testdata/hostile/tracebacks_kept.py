# ends: limit
def fails():
    1 / 0  # here


kept = None
while True:
    try:
        fails()  # here
    except Exception as e:  # here
        e.previous = kept  # here
        kept = e  # here
