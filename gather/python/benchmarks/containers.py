def main():
    words = [f"word{i % 97}" for i in range(50_000)]
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    squares = [x * x for x in range(50_000)]
    total = 0
    for index, value in enumerate(squares):
        if index in (1, 2, 3) or value % 2:
            total += value
    pairs = sorted((count, word) for word, count in counts.items())
    seen = set()
    for count, word in pairs * 100:
        seen.add((word, count % 7))
    matrix = [[i * j for j in range(100)] for i in range(100)]
    for row in matrix:
        for j in range(len(row)):
            row[j] += j
    return total, len(seen), matrix[9][9]


main()
