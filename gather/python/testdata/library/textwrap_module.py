"""Wrapping, filling, indenting and shortening text."""
import textwrap

text = ("The event loop is the core of every asyncio application. Event loops run asynchronous tasks and callbacks, perform "
        "network IO operations, and run subprocesses -- a well-known state-of-the-art design.  It's a two-line\tthing.")
for width in (70, 40, 20, 12):
    print(textwrap.fill(text, width))
    print("-" * width)
print(textwrap.wrap("supercalifragilisticexpialidocious word", 10), textwrap.wrap("a b c", 1), textwrap.wrap("", 5), textwrap.wrap("  x  ", 5))
print(textwrap.wrap("supercalifragilistic word", 10, break_long_words=False))
print(textwrap.fill("one two three four five six seven", 20, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten("Hello  world of   coroutines!", 20), textwrap.shorten("Hello world", 11), textwrap.shorten("Hello world", 10, placeholder="..."))
print(textwrap.shorten("Supercalifragilistic", 10), repr(textwrap.wrap(text, 30, max_lines=3)), textwrap.wrap(text, 25, max_lines=2, placeholder="~"))
print(textwrap.wrap("non-breaking-hyphens and e-mail --option foo--bar x-y-z 1-2", 8))
print(textwrap.wrap("non-breaking-hyphens and e-mail", 8, break_on_hyphens=False))
print(textwrap.wrap("a\tb\nc  d", 10, expand_tabs=False, replace_whitespace=False), textwrap.wrap("a   b   c", 3, drop_whitespace=False))
print(textwrap.fill("This ends. That begins! Now? Yes.", 80, fix_sentence_endings=True))
doc = """
    def f():
        return 1

      # deeper
    """
print(repr(textwrap.dedent(doc)), repr(textwrap.dedent("\ta\n\t b\n  \n")), repr(textwrap.dedent("  a\n\tb")))
print(textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "+ ", lambda line: True), sep="|")
wrapper = textwrap.TextWrapper(width=15, initial_indent="1. ")
print(wrapper.wrap("some words to wrap around"), wrapper.width)
wrapper.width = 8
print(wrapper.fill("some words to wrap around"))
for call in (lambda: textwrap.wrap("a", 0), lambda: textwrap.shorten("abc def", 3, placeholder="....")):
    try:
        call()
    except ValueError as error:
        print(error)
