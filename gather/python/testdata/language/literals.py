print(0, 00, 1_000, 0xdead_BEEF, 0o755, 0b1111_0000, 1., .5, 1e3, 1E-2, 1_0.0_1, 10e-1)
print('single', "double", '''triple
'quoted' "text"''', "it's", 'say "x"', "\x41\u00e9\U0001F600\101\n\t|\\|\'|\"", r'\d\n', b'by\x00tes', rb"\x")
print("a" 'b' f"{1 + 1}" "c", "line one \
continued", ("in "
             "brackets"), "", '', """""", len("""
"""))
print(True, False, None, ..., Ellipsis, NotImplemented, __name__, __debug__)
print([], (), {}, [1,], (1,), {1,}, {1: 2,}, [[], [()]], ((1, 2), 3), {"a": {"b": [1]}})
print("日本語", "emoji 🎉 ok", "\u200bzero".strip(), len("🎉"), "é" == "e\u0301")
naïve = "identifiers may be unicode"
print(naïve); print("two on a line")
