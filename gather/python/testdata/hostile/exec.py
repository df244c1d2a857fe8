# ends: refused
def deeper():
    exec("deeper()")  # here


deeper()
