__all__ = ("missing",)
