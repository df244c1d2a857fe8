print("{} {1} {0}".replace("{} ", "").format("a", "b"), "{} {}".format(1, 2), "{x} {y!r}".format(x=1, y="q"))
print("{0[1]} {0.real} {k[a]}".format([5, 6], k={"a": 1}) if False else "{0[1]} {k[a]}".format([5, 6], k={"a": 1}))
print("{:>8}|{:<8}|{:^8}|{:08.3f}|{:+d}|{:,}".format("r", "l", "c", 3.14159, 5, 1234567))
print("{:{}} {:{w}.{p}f}".format("x", 5, 2.71828, w=8, p=2), "{{}} {}".format("braces"))
print("%s is %d years, %5.2f%% %r" % ("Bob", 42.9, 99.5, "q"), "%05d|%-5d|%+d|% d" % (42, 42, 42, 42))
print("%x %X %#x %o %e %g %c %c" % (255, 255, 255, 8, 12345.678, 0.0001, "z", 65), "%(a)s-%(b)03d" % {"a": 1, "b": 2})
print("%10s|%-10s|%.2s|%*d" % ("right", "left", "cut", 6, 42), "%s" % [1, 2], "%s %s" % (1, (2,)), "100%%")
print(format(3.14159, ".3"), format(255, "#b"), format("x", ">3"), format(5), format(1e6, ","), format(True, "d"), format(12.0, "g"))
print("{:.3}".format("truncate"), "{:e}".format(0), "{:.1%}".format(0.256), "{:n}".format(1000), "{:<+8.2e}|".format(1234.5))
for wrong in (lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{".format(), lambda: "{0} {}".format(1, 2), lambda: "%q" % 1, lambda: format("x", "d")):
    try:
        wrong()
    except (IndexError, KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
