# Sets that may mean something else one day.
import warnings, re
for p in (r"[a--b]", r"[a-\d--]", r"[--a]", r"[a[b]", r"[^[a]", r"[[a]", r"[a&&b]", r"[a||b]", r"[a~~b]", r"[[:alpha:]]"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: print(p, re.findall(p, "a[b]1-2&&"), [(x.category.__name__, str(x.message)) for x in w])
        except re.error as e: print(p, e)
re.compile("[[b]")
