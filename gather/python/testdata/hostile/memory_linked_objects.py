# ends: limit
class Node:
    pass


last = None
while True:  # here
    node = Node()  # here
    node.next = last  # here
    last = node  # here
