# ends: limit
pads = [str.ljust, str.rjust, str.center]
for pad in pads:
    print(len(pad("x", 10**6)))
    pad("x", 10**12)  # here
