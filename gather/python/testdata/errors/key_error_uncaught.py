prices = {"tea": 2.5, "cake": 3.75}
order = ["tea", "coffee"]
print(sum(prices[item] for item in order))
