# ends: limit
import dataclasses

x = dataclasses.make_dataclass("D", [f"f{i}" for i in range(10**5)])  # here
