# ends: refused
while True:
    eval("1")  # here
