def greet(visitor):
    return f"hello {visiter}"


greet("Ann")
