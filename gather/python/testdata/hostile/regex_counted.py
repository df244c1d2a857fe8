# ends: finished
import re

re.compile(r"((((a{1,1000}){1,1000}){1,1000}){1,1000})").match("a" * 10**5 + "b")
