# ends: limit
e = ValueError()
while True:  # here
    e.add_note("x" * 1000)  # here
