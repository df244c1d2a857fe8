"""Records what CPython prints when it runs these programs with real threads on a real clock.

    python3 web/oracle/realtime.py gather/python/testdata/realtime/*/*.py web/examples/in_a_thread.py
    python3 web/oracle/realtime.py gather/python/testdata/realtime/lessons/*/*/

What they print stands beside them, and the exception that one ends with; for the page's examples, in
gather/python/testdata/realtime/examples. A folder is a program whose main.py imports its neighbours.

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


def outcome(program):
    """Returns what a program prints, and the last line of its traceback if it fails."""
    run = subprocess.run([sys.executable, program.name], cwd=program.parent, capture_output=True, text=True)
    failure = run.stderr.splitlines()[-1:] if run.returncode else []
    return run.stdout + "".join(f"{line}\n" for line in failure)


for name in sys.argv[1:]:
    path = pathlib.Path(name).resolve()
    folder = RECORDED_EXAMPLES if path.parent == EXAMPLES else path.parent
    program = path / "main.py" if path.is_dir() else path
    text, times = Counter(outcome(program) for _ in range(5)).most_common(1)[0]
    if times > 2:
        (folder / f"{path.stem}.out").write_text(text)
    else:
        print(f"{name}: prints something else each time")
