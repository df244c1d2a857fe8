# ends: uncaught
def deeper():
    deeper()


deeper()
