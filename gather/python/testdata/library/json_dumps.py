import asyncio
import json
from datetime import datetime

data = {"name": "Ann", "tags": ["a", None, True, 1.5, 10**20], "nested": {"é": "\n"}, "empty": [[], {}], "pair": (1, 2)}
for options in [
    {}, {"indent": 2}, {"indent": "\t"}, {"sort_keys": True}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"indent": 0},
]:
    print(json.dumps(data, **options))
print(json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps("\"\\/\x00\x7f😀"), json.dumps([float("nan"), float("inf"), 1e100, -0.0]))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, datetime):
            return o.isoformat()
        return super().default(o)


print(json.dumps({"when": datetime(2024, 1, 2), "set": {3, 1}}, cls=Encoder), json.dumps({"x": 1j}, default=str))


async def respond(n):
    await asyncio.sleep(n / 10)
    return json.dumps({"id": n, "ok": n % 2 == 0})


async def main():
    for text in await asyncio.gather(*map(respond, range(3))):
        print(text, json.loads(text)["ok"])


asyncio.run(main())
circular = []
circular.append(circular)
for wrong in (
    lambda: json.dumps({1, 2}), lambda: json.dumps({"a": [1, {"b": object}]}), lambda: json.dumps(circular), lambda: json.dumps({(1, 2): 3}),
    lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({"b": 1, 2: 2}, sort_keys=True), lambda: json.dumps(b"x"),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))
json.dumps({"deep": [1, {2}]})
