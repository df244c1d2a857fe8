package edit

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

const returnExceptions = "return_exceptions"

// ReturnExceptions switches the return_exceptions of a gather on or off. Off is what gather does by itself, so the argument is then
// taken away.
func (e *Editor) ReturnExceptions(group int32, on bool) ([]Change, error) {
	call, err := e.gatherCall(group)
	if err != nil {
		return nil, err
	}
	for _, keyword := range call.Keywords {
		switch {
		case keyword.Arg == "":
			return nil, refuse(e.lineOf(call), " passes keyword arguments with **: return_exceptions may be among them")
		case keyword.Arg == returnExceptions && !isConstant(keyword.Value):
			return nil, refuse("return_exceptions is computed in ", e.lineOf(keyword), ": ", e.quote(keyword.Value))
		case keyword.Arg == returnExceptions && on:
			return []Change{replace(keyword.Value, "True")}, nil
		case keyword.Arg == returnExceptions:
			items, err := e.arguments(call)
			if err != nil {
				return nil, err
			}
			changes, err := items.remove(slices.Index(items.nodes, syntax.Node(keyword)))
			if err != nil {
				return nil, err
			}
			return e.sound(changes, call)
		}
	}
	if !on {
		return nil, nil
	}
	const argument = returnExceptions + "=True"
	if len(call.Args)+len(call.Keywords) == 0 {
		end := int(call.ParensSpan.End) - 1
		return e.sound([]Change{{end, end, argument}}, call)
	}
	items, err := e.arguments(call)
	if err != nil {
		return nil, err
	}
	return e.sound(items.insert(len(items.items)-1, argument), call)
}

func isConstant(expression syntax.Expr) bool {
	_, ok := expression.(*syntax.Constant)
	return ok
}
