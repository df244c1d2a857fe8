import os
from os.path import join

os.environ.setdefault("APP_MODE", "test")
os.environ["APP_WORKERS"] = "3"
config = {key.removeprefix("APP_").lower(): value for key, value in os.environ.items() if key.startswith("APP_")}
print(config, int(os.getenv("APP_WORKERS", "1")) + 1, os.environ.get("APP_NONE") is None)
print(join(os.sep, "etc", config["mode"], "app" + os.extsep + "ini"))
try:
    os.environ["APP_MISSING"]
except KeyError as error:
    print("missing", error)
