# ends: uncaught
raise ExceptionGroup("wide", [ValueError("y" * 1000)] * 100_000)
