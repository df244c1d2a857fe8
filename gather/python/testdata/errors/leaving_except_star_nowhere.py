# What leaves a with statement on its way out of an except* clause stands nowhere.
def f(n):
    try:
        pass
    except* ValueError as e:
        with open("x") as g:
            return n
f(1)
