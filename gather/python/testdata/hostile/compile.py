# ends: refused
compile("(" * 10**6, "main.py", "exec")  # here
