try:
    import uvloop
except ImportError:
    uvloop = None
try:
    import aiohttp
    from aiohttp import ClientSession
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import orjson as json
except ImportError:
    import json
print(uvloop, json.dumps([1]), json.__name__)
