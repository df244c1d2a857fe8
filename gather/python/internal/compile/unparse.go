package compile

import "gatherplay/gather/python/internal/syntax"

func unparse(e syntax.Expr) string { return "" }
