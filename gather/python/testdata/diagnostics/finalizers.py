class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("deleted", self.name)


def function():
    a = Resource("a")
    b = Resource("b")
    c = Resource("c")
    print("function ends")


function()
x = Resource("x")
x = Resource("y")
del x
items = [Resource(1), Resource(2), Resource(3)]
items.pop()
print("popped")
items = None
pair = Resource("left"), Resource("right")
pair = None
Resource("temporary")
print("temporary gone")
node = Resource("cycle")
node.itself = node
node = None
print("a cycle stays")
keep = Resource("kept")
print("end")
