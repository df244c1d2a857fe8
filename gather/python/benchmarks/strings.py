def main():
    lines = []
    for i in range(20_000):
        line = f"{i:05d} {i / 7:.3f} " + "abc" * (i % 5)
        lines.append(line.upper().strip())
    text = "\n".join(lines)
    letters = 0
    for line in text.split("\n"):
        for letter in line[:12]:
            if letter.isalpha():
                letters += 1
        if line.startswith("0") and "ABC" in line:
            letters += line.count("A")
    return letters, len(text.replace("A", "--"))


main()
