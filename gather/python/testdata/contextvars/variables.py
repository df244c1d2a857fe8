import contextvars
from contextvars import Context, ContextVar, Token, copy_context

color = ContextVar("color", default="red")
size = ContextVar("size")

print(color.name, color.get(), color.get("blue"))
try:
    size.get()
except LookupError as e:
    print(type(e).__name__, e.args[0] is size)
print(size.get(3))

first = color.set("green")
print(color.get(), first.old_value is Token.MISSING, first.var is color)
second = color.set("yellow")
print(second.old_value, color.get())
color.reset(second)
print(color.get())
try:
    color.reset(second)
except RuntimeError as e:
    print("has already been used once" in str(e))
color.reset(first)
print(color.get(), Token.MISSING)
try:
    size.reset(color.set("x"))
except ValueError as e:
    print("was created by a different ContextVar" in str(e))
try:
    size.reset(5)
except TypeError as e:
    print(e)
for wrong in (lambda: ContextVar(5), lambda: ContextVar(), lambda: Token(), lambda: Context(1), lambda: color.get(1, 2)):
    try:
        wrong()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
print(ContextVar, Token, Context, contextvars.copy_context)
print(ContextVar[int], Token[str])
print(sorted(name for name in dir(contextvars) if not name.startswith("_")))
