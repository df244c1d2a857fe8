async def work(n):
    return n


def make(n):
    coroutine = work(n)
    return coroutine


coroutines = list(map(make, range(3)))
print(len(coroutines), [c is not None for c in coroutines])
coroutines.sort(key=lambda c: id(c))
print(max(coroutines, key=lambda c: 1) in coroutines)
by_name = {str(n): make(n) for n in range(2)}
print(sorted(by_name.items(), key=lambda item: item[0])[0][0])
print([*filter(lambda c: c is None, coroutines)])
for c in coroutines:
    c.close()
c = None
coroutines = None
print("closed ones are silent")
by_name.clear()
print("end")
