import two
def f(): pass
