# ends: limit
import json

json.dumps([[[]] * 1000] * 1000, indent=10_000)  # here
