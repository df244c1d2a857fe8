class Stop(BaseException):
    pass


print("raising")
raise Stop
