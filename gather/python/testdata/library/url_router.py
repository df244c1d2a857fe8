import asyncio
import re

routes = []


def route(pattern):
    expression = re.compile("^" + re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", pattern) + "$")

    def register(handler):
        routes.append((expression, handler))
        return handler
    return register


@route("/users/<name>")
async def user(name):
    await asyncio.sleep(0.1)
    return f"user {name}"


@route("/users/<name>/posts/<id>")
async def post(name, id):
    await asyncio.sleep(0.2)
    return f"post {int(id)} of {name}"


async def handle(path):
    for expression, handler in routes:
        if match := expression.match(path):
            return await handler(**match.groupdict())
    raise LookupError(path)


async def main():
    for answer in await asyncio.gather(*map(handle, ["/users/ann", "/users/bob/posts/7", "/none"]), return_exceptions=True):
        print(repr(answer))


asyncio.run(main())
