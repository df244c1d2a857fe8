from ..tools import work
def up(): return work()
