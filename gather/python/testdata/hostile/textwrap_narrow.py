# ends: limit
import textwrap

while True:  # here
    textwrap.wrap("word " * 10**4, 1)  # here
