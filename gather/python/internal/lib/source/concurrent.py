def __getattr__(name):
    if name == "futures":  # which asyncio imports
        import concurrent.futures
        return concurrent.futures
    raise AttributeError(f"module 'concurrent' has no attribute '{name}'")
