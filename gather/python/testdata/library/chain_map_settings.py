from collections import ChainMap

defaults = {"colour": "red", "user": "guest"}
environment = {"user": "ann"}
settings = ChainMap({}, environment, defaults)
print(settings["user"], settings["colour"], dict(settings), len(settings), list(settings))
settings["colour"] = "blue"
print(settings, defaults, settings.parents["colour"], settings.maps[0])
local = settings.new_child({"user": "bob"})
print(local["user"], local.get("none", 0), "user" in local, local.parents["user"], bool(ChainMap()))
print(ChainMap({"a": 1}) | {"b": 2}, {"z": 0} | ChainMap({"a": 1}), local == dict(local))
del settings["colour"]
for attempt in (lambda: settings["none"], lambda: settings.pop("colour"), lambda: settings.popitem(), lambda: settings.__delitem__("x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
