for text in ("10", "0x1f", "ten"):
    print(int(text, 0) if text.startswith("0") else int(text))
