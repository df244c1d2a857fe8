print("before")
raise SystemExit("something to say on the way out")
