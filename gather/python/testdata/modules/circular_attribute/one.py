import two

LIMIT = 3
