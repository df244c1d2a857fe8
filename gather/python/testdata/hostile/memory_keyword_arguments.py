# ends: uncaught
def more(**keywords):
    return more(**keywords, **{str(len(keywords)): 1})


more()
