# ends: limit
while True:
    try:
        raise SystemExit  # here
    finally:
        continue  # here
