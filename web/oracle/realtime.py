"""Records what CPython prints when it runs these programs with real threads on a real clock.

    python3 web/oracle/realtime.py gather/python/testdata/realtime/*/*.py web/examples/in_a_thread.py

What they print stands beside them; for the page's examples, in gather/python/testdata/realtime/examples.

The CPython that the rest of the corpus asks has no threads. These programs only show what is sure: they sleep for tenths of seconds
between what could get in each other's way, and print times to the tenth. Each is run five times; on a busy machine one or two may come late.
"""

import pathlib
import subprocess
import sys
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "web/examples"
RECORDED_EXAMPLES = ROOT / "gather/python/testdata/realtime/examples"

for name in sys.argv[1:]:
    path = pathlib.Path(name).resolve()
    folder = RECORDED_EXAMPLES if path.parent == EXAMPLES else path.parent
    command = [sys.executable, path.name]
    printed = Counter(subprocess.run(command, cwd=path.parent, capture_output=True, text=True).stdout for _ in range(5))
    text, times = printed.most_common(1)[0]
    if times > 2:
        (folder / f"{path.stem}.out").write_text(text)
    else:
        print(f"{name}: prints something else each time")
