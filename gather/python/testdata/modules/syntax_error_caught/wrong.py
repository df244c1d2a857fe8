def f():
    return await 1
