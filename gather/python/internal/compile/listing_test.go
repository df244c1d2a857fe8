package compile

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// listing returns code in readable form: an instruction a line, with what it works on and the source that it stands for, the
// handlers after them, and then the code of what it defines.
func listing(code *Code) string {
	var b strings.Builder
	list(&b, code)
	return b.String()
}

func list(b *strings.Builder, code *Code) {
	fmt.Fprintf(b, "%s", code.Qualname)
	for _, flag := range flagNames {
		if code.Flags&flag.flag != 0 {
			fmt.Fprintf(b, " %s", flag.name)
		}
	}
	fmt.Fprintf(b, " args=%d+%d locals=%q stack=%d", code.ArgCount, code.KwOnlyArgCount, code.Locals, code.StackSize)
	if len(code.Cells) > 0 {
		fmt.Fprintf(b, " cells=%v", code.Cells)
	}
	if len(code.Free) > 0 {
		fmt.Fprintf(b, " free=%q", code.Free)
	}
	b.WriteByte('\n')
	targets := map[int32]bool{}
	for _, in := range code.Instrs {
		if isJump(in.Op) {
			targets[in.Arg] = true
		}
	}
	for _, h := range code.Handlers {
		targets[h.Target] = true
	}
	for i, in := range code.Instrs {
		mark := "  "
		if targets[int32(i)] {
			mark = "> "
		}
		source := code.File.Slice(code.Spans[i])
		if first, _, more := strings.Cut(source, "\n"); more {
			source = first + " …"
		}
		line := fmt.Sprintf("%s%3d %-14s %-20s", mark, i, opcodeNames[in.Op], operand(code, in))
		fmt.Fprintf(b, "%s | %s\n", line, source)
	}
	for _, h := range code.Handlers {
		fmt.Fprintf(b, "  %d–%d → %d at %d\n", h.Start, h.End, h.Target, h.Depth)
	}
	for _, c := range code.Constants {
		if inner, ok := c.Value.(*Code); ok {
			b.WriteByte('\n')
			list(b, inner)
		}
	}
}

func operand(code *Code, in Instr) string {
	var text string
	switch in.Op {
	case CONST, FUNCTION:
		text = show(code, code.Constants[in.Arg])
	case LOCAL, SETLOCAL, DELLOCAL, UNSET:
		text = code.Locals[in.Arg]
		if text == ".temporary" {
			text += fmt.Sprint(in.Arg)
		}
	case CELL, SETCELL, DELCELL, CLOSURE, CLASSCELL, NEWCELL, CELLIN:
		if n := int32(len(code.Cells)); in.Arg < n {
			text = code.Cells[in.Arg].Name
		} else {
			text = code.Free[in.Arg-n]
		}
	case GLOBAL, SETGLOBAL, DELGLOBAL, NAME, SETNAME, DELNAME, NAMEIN, ATTR, SETATTR, DELATTR, SUPERATTR, METHOD, IMPORT,
		IMPORTFROM:
		text = code.Names[in.Arg]
	case BINARY, INPLACE:
		text = syntax.Operator(in.Arg).String()
	case UNARY:
		text = syntax.UnaryOperator(in.Arg).String()
	case COMPARE:
		text = syntax.CmpOperator(in.Arg).String()
	default:
		if hasOperand[in.Op] {
			text = fmt.Sprint(in.Arg)
		}
	}
	if in.B != 0 {
		text += fmt.Sprintf(" (%d)", in.B)
	}
	return text
}

// show returns a constant as Python would, with a mark if it is a literal.
func show(code *Code, c Constant) string {
	mark := ""
	if c.Literal != (syntax.Span{}) {
		mark = "'"
	}
	switch v := c.Value.(type) {
	case nil:
		return "None"
	case *Code:
		return "<" + v.Name + ">"
	case *big.Int:
		return v.String() + mark
	case string:
		return fmt.Sprintf("%q", v) + mark
	case Tuple:
		var parts []string
		for _, element := range v {
			parts = append(parts, show(code, element))
		}
		return "(" + strings.Join(parts, ", ") + ")"
	case Ellipsis:
		return "..."
	}
	return fmt.Sprint(c.Value) + mark
}

var flagNames = []struct {
	flag Flags
	name string
}{
	{VarArgs, "*args"}, {VarKw, "**kwargs"}, {Generator, "generator"}, {Coroutine, "coroutine"}, {Module, "module"},
	{Class, "class"}, {Nested, "nested"},
}

func isJump(op Opcode) bool {
	switch op {
	case JUMP, JUMPFALSE, JUMPTRUE, JUMPFALSEKEEP, JUMPTRUEKEEP, JUMPNONE, JUMPNOTNONE, FORITER:
		return true
	}
	return false
}

// hasOperand holds the instructions with an operand that is a number or a target.
var hasOperand = map[Opcode]bool{
	COPY: true, EXCHANGE: true, SLICE: true, TUPLE: true, LIST: true, SET: true, DICT: true, STRING: true,
	LISTAPPEND: true, LISTEXTEND: true, SETADD: true, SETUPDATE: true, DICTADD: true, DICTUPDATE: true, UNPACK: true, UNPACKEX: true,
	JUMP: true, JUMPFALSE: true, JUMPTRUE: true, JUMPFALSEKEEP: true, JUMPTRUEKEEP: true, JUMPNONE: true, JUMPNOTNONE: true,
	FORITER: true, CALL: true, CALLKW: true, RAISE: true, MATCHCLASS: true,
}

// opcodeNames are the names of the instructions, as opcode.go declares them.
var opcodeNames = func() (names []string) {
	file, err := parser.ParseFile(token.NewFileSet(), "opcode.go", nil, parser.SkipObjectResolution)
	if err != nil {
		panic(err)
	}
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, spec := range d.Specs {
				names = append(names, spec.(*ast.ValueSpec).Names[0].Name)
			}
			break
		}
	}
	return names
}()
