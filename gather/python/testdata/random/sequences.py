import random

random.seed(1)
names = ["ann", "bob", "cid", "dan", "eve"]
print([random.choice(names) for _ in range(8)], random.choice("abc"), random.choice(range(100)), random.choice((1,)))
deck = list(range(12))
random.shuffle(deck)
print(deck)
random.shuffle(deck)
print(deck, random.sample(deck, 4), random.sample(range(1000), 6), random.sample(names, 5), random.sample("abc", k=2), random.sample([], 0))
print(random.sample(range(10**9), 5), random.sample(["x", "y"], counts=[3, 2], k=4))
print(random.choices(names, k=6), random.choices(names, weights=[1, 1, 10, 1, 1], k=6), random.choices([0, 1], cum_weights=[1, 4], k=10))
for wrong in (lambda: random.choice([]), lambda: random.sample([1, 2], 3), lambda: random.sample({1, 2}, 1), lambda: random.shuffle((1, 2)), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[1], k=1), lambda: random.sample([1], -1)):
    try:
        wrong()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
