for name in "wrong", "indented", "unclosed", "last_line":
    try:
        match name:
            case "wrong":
                import wrong
            case "indented":
                import indented
            case "unclosed":
                import unclosed
            case _:
                import last_line
    except SyntaxError as error:
        print(type(error).__name__, "|", error, "|", error.msg)
        print(error.filename, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset)
        print(error.args)
import indented
