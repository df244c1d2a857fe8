# ends: limit
import re

re.match(r"(a|a|aa)*b", "a" * 100)  # here
