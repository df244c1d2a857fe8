// Package syntax reads the text of Python programs: it turns a source text into a syntax tree, or into the
// error that CPython 3.14 gives for it, with the same words and at the same place.
//
//	source text ──▶ scanner ──▶ parser ──▶ Module ──▶ Check
//
// Parse splits the text into tokens and reads the whole grammar of Python 3.14. The tree is that of
// CPython's ast module: the same nodes, with the same fields, covering the same source. On top of that
// nodes keep the spans of single words, such as an operator or the name of a keyword argument, for those who
// underline them in a traceback or replace them with an edit. There is one kind of position, the Span: a pair
// of offsets into the text in bytes. A File turns offsets into lines and columns.
//
// Check finds what CPython only finds when it makes code of a tree: a return outside of a function, an await outside of an
// async one, a name that is declared in contradictory ways. Suggest finds the keyword that was
// probably meant by a misspelt word, as CPython does when it prints an error.
//
// What is wrong with a program is harder to say than that it is wrong. Therefore the parser works in two passes, see
// its comment, of which the second one runs only for programs that are wrong, and follows CPython's parser
// step by step. The rules for mistakes stand in invalid.go and invalidstmt.go, apart from the grammar.
//
// The package knows nothing of what a program means, of names and their scopes no more than it needs to check them. It
// accepts no program that CPython refuses. It refuses some that CPython accepts, with a LimitError: those that are
// too large, nested too deeply for the small stack of a browser, in another encoding than UTF-8,
// or with letters in names and characters by name that would need large tables.
package syntax
