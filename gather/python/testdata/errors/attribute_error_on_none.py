def find(name, people):
    for person in people:
        if person["name"] == name:
            return person


bob = find("Bob", [{"name": "Ann"}])
print(bob)
bob.get("name")
