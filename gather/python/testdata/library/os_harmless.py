import os
from os.path import basename, join, splitext

print(os.getenv("GATHERPLAY_KEY"), os.getenv("GATHERPLAY_KEY", "secret"), os.environ.get("GATHERPLAY_KEY", 5))
os.environ["GATHERPLAY_KEY"] = "set"
print(os.environ["GATHERPLAY_KEY"], "GATHERPLAY_KEY" in os.environ, os.environ.pop("GATHERPLAY_KEY"))
for wrong in (lambda: os.environ["GATHERPLAY_KEY"], lambda: os.environ.__setitem__("a", 1), lambda: os.fspath(1), lambda: join("a", 1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(join("data", "2024", "a.csv"), join("a", "/b"), basename("/x/y.txt"), splitext("archive.tar.gz"), os.path.dirname("/x/y"))
print(os.path.exists("no/such/file"), os.path.isfile("nothing"), os.sep, repr(os.linesep), os.name, os.pathsep)
print(os.path.normpath("a/../b//c/."), os.path.split("/a/b"), os.path.isabs("a"), os.path.commonpath(["/a/b", "/a/c"]))
print(os.path.relpath("/a/b", "/a/c/d"), os.path.commonprefix(["interview", "internet"]), os.path.splitext(".profile"))
print(len(os.urandom(16)), isinstance(os.getpid(), int), os.cpu_count() > 0)
