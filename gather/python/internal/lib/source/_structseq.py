from _sys import static


def structseq(module, name, fields, hidden=""):
    fields, hidden = fields.split(), hidden.split()
    shown = len(fields)
    qualified = f"{module}.{name}"

    class sequence(tuple):
        __match_args__ = tuple(fields)
        n_sequence_fields = shown
        n_fields = shown + len(hidden)
        n_unnamed_fields = 0

        def __new__(cls, sequence, dict=None):
            try:
                items = tuple(sequence)
            except TypeError:
                raise TypeError("constructor requires a sequence") from None
            least = "an at least" if hidden else "a"
            if len(items) < shown:
                raise TypeError(f"{qualified}() takes {least} {shown}-sequence ({len(items)}-sequence given)")
            if len(items) > shown + len(hidden):
                most = f"an at most {shown + len(hidden)}" if hidden else f"a {shown}"
                raise TypeError(f"{qualified}() takes {most}-sequence ({len(items)}-sequence given)")
            self = super().__new__(cls, items[:shown])
            for i, field in enumerate(hidden):
                self.__dict__[field] = items[shown + i] if shown + i < len(items) else (dict or {}).get(field)
            return self

        def __repr__(self):
            return f"{qualified}({', '.join(f'{field}={value!r}' for field, value in zip(fields, self))})"

        def __replace__(self, /, **changes):
            values = [changes.pop(field, value) for field, value in zip(fields, self)]
            values += [changes.pop(field, self.__dict__[field]) for field in hidden]
            if changes:
                raise TypeError(f"Got unexpected field name(s): {list(changes)}")
            return type(self)(values)

        def __reduce__(self):
            return type(self), (tuple(self), dict(self.__dict__))

    for i, field in enumerate(fields):
        setattr(sequence, field, property(lambda self, i=i: self[i]))
    sequence.__module__, sequence.__name__, sequence.__qualname__ = module, name, name
    return static(sequence)
