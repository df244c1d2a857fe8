# ends: uncaught
import json

x = []
x.append(x)
json.dumps(x)
