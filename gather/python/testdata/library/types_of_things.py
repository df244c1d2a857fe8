import asyncio
import types
from types import MappingProxyType, SimpleNamespace


async def coroutine(): ...
async def asynchronous(): yield
def generator(): yield


settings = SimpleNamespace(host="localhost", port=80)
settings.debug = True
del settings.port
print(settings, settings.host, settings == SimpleNamespace(host="localhost", debug=True), vars(settings))
settings.me = settings
print(settings, SimpleNamespace(), SimpleNamespace({"a": 1}, b=2))
plain = {"a": 1}
view = MappingProxyType(plain)
plain["b"] = 2
print(view, view["b"], len(view), list(view.items()), view | {"c": 3}, view == plain, "a" in view, view.get("z", 0))
c = coroutine()
print(type(c) is types.CoroutineType, type(generator()) is types.GeneratorType, type(asynchronous()) is types.AsyncGeneratorType)
c.close()
print(isinstance(generator, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance("".join, types.BuiltinMethodType))
print(isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(int | str, types.UnionType), types.LambdaType)
print(types.NoneType, types.EllipsisType, types.MethodType, types.MappingProxyType, types.GenericAlias(list, (int,)))


class Base:
    def __init_subclass__(cls, **kwargs):
        print("new subclass", cls.__name__, kwargs)


Made = types.new_class("Made", (Base,), {"tag": 1}, lambda names: names.update(answer=42))
print(Made, Made.answer, Made.__bases__, Made.__module__)
bound = types.MethodType(lambda self, n: self * n, 21)
print(bound(2), bound.__self__)


@types.coroutine
def switch():
    received = yield
    return f"resumed with {received}"


async def main():
    print(await switch())
    try:
        1 / 0
    except ZeroDivisionError as error:
        print(isinstance(error.__traceback__, types.TracebackType))


asyncio.run(main())


def setting():
    view["x"] = 1


def deleting():
    del view["a"]


for attempt in (
    setting,
    deleting,
    lambda: view["none"],
    lambda: view.clear(),
    lambda: settings.port,
    lambda: SimpleNamespace(1),
    lambda: SimpleNamespace({1: 2}),
    lambda: SimpleNamespace({}, {}),
    lambda: hash(SimpleNamespace()),
    lambda: SimpleNamespace() < SimpleNamespace(),
    lambda: MappingProxyType([1]),
    lambda: types.MethodType(5, 1),
    lambda: types.new_class("X", (bool,)),
    lambda: types.NoneType(1),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
