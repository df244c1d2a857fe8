from _sys import at_exit as _at_exit

_functions = []


def _run_exitfuncs():
    import sys
    while _functions:
        function, args, kwargs = _functions.pop()
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            import traceback
            sys.stderr.write(f"Exception ignored in atexit callback {function!r}:\n")
            traceback.print_exception(error)


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [each for each in _functions if each[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


_at_exit(_run_exitfuncs)
