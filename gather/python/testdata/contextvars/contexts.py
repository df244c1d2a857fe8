from contextvars import Context, ContextVar, copy_context

var = ContextVar("var", default=0)
other = ContextVar("other")


def add(n, *, times=1):
    var.set(var.get() + n * times)
    return var.get()


ctx = copy_context()
print(ctx.run(add, 5), ctx.run(add, 5, times=2), var.get(), ctx[var], ctx.get(var))
print(len(ctx), var in ctx, other in ctx, ctx.get(other), ctx.get(other, "none"))
print([v.name for v in ctx], [v.name for v in ctx.keys()], list(ctx.values()), [(v.name, x) for v, x in ctx.items()])
try:
    ctx[other]
except KeyError as e:
    print("KeyError", e.args[0] is other)
for wrong in (lambda: ctx["var"], lambda: "var" in ctx, lambda: ctx.get("var")):
    try:
        wrong()
    except TypeError as e:
        print(e)
try:
    ctx.run()
except TypeError as e:
    print(e)


def nested():
    try:
        ctx.run(print)
    except RuntimeError as e:
        print("is already entered" in str(e))
    inner = ctx.copy()
    inner.run(add, 100)
    print(var.get(), inner[var])


ctx.run(nested)


def fails():
    var.set("failed")
    raise ValueError("out")


try:
    ctx.run(fails)
except ValueError as e:
    print(e, ctx[var], var.get())

empty = Context()
print(len(empty), empty.run(var.get), list(empty))
token = var.set(1)
try:
    empty.run(var.reset, token)
except ValueError as e:
    print("was created in a different Context" in str(e))
try:
    hash(ctx)
except TypeError as e:
    print(e)
print(ctx == ctx.copy(), ctx == empty)
