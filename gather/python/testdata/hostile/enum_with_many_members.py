# ends: limit
import enum

x = enum.Enum("E", [f"m{i}" for i in range(10**6)])  # here
