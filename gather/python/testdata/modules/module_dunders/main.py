import shop
import shop.cart
import tools
from bare import thing

print(dir(tools))
print(shop, shop.cart, tools)
print(tools.__doc__, tools.__package__ == "", shop.__package__, shop.cart.__package__)
print(tools.answer, shop.total)
print(thing.value, thing.__name__)
try:
    import tools.inner
except ModuleNotFoundError as error:
    print(error)
tools.answer = 43
import tools as same

print(same.answer, same is tools)
try:
    tools.nothing
except AttributeError as error:
    print(error)
