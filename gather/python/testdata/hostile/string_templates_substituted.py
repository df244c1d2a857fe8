# ends: limit
import string

text = "$x"
while True:
    text = string.Template(text).substitute(x="$x$x")  # here
