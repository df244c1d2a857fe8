from .tools import work
VERSION = 3
__all__ = ["work", "late"]
