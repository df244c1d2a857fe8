# ends: uncaught
def deeper():
    return [deeper() for _ in range(1)]


deeper()
