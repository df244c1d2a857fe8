import io
import json

for text in [
    "{}", "[1, 2.5, -3e2, true, null]", '{"a": {"b": [1, {"c": "\\u00e9\\n"}]}}', '"\\ud83d\\ude00"', " 12345678901234567890123 ", "NaN",
    "[Infinity, -Infinity]", "{", "[1,]", "{'a': 1}", "", "[1 2]", '{"a" 1}', '{"a": }', '{"a": 1,}', "nul", '"abc', '"a\\q"', '"\\u12"',
    '"a\nb"', "1 2", "01", "-", "1.", "\n\n  x", '{"a": 1]', "{1: 2}",
]:
    try:
        print(repr(json.loads(text)))
    except json.JSONDecodeError as error:
        print(error, "|", error.msg, error.pos, error.lineno, error.colno)
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1.5, 2, NaN]", parse_float=str, parse_int=float, parse_constant=repr), json.loads(b'{"bytes": 1}'))
print(json.loads('"a\tb"', strict=False), json.JSONDecoder().raw_decode('[1] rest'))
stream = io.StringIO()
json.dump({"a": [1, 2]}, stream, indent=1)
stream.seek(0)
print(stream.getvalue(), json.load(stream))
try:
    json.loads(5)
except TypeError as error:
    print(error)
json.loads('{"unfinished": [1, 2')
