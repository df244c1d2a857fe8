package vm

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/compile"
)

// Show returns the repr of a value as a picture shows it: at most limit characters, and without calling anything that the program has
// defined, which could notice.
func (vm *VM) Show(v Value, limit int) string {
	s := shower{vm: vm, left: 4 * limit}
	s.value(v, 0)
	return shorten(s.out.String(), limit)
}

// ShowMessage returns what an exception says, as Show does: what its class's __str__ makes of it, if that only puts together what is
// there, else its arguments as BaseException itself would put them.
func (vm *VM) ShowMessage(e *Error, limit int) string {
	if fn, ok := e.Class.special("__str__").(*Function); ok && fn.Code.harmless() && vm.nested < nestingLimit/2 {
		if text, err := vm.Str(e); err == nil {
			return shorten(text, limit)
		}
	}
	if len(e.Args.Items) == 1 {
		if text, ok := Underlying(e.Args.Items[0]).(*Str); ok && !e.Class.IsSubclass(KeyError) {
			return shorten(text.V, limit)
		}
		return vm.Show(e.Args.Items[0], limit)
	}
	if len(e.Args.Items) == 0 {
		return ""
	}
	return vm.Show(e.Args, limit)
}

// harmless reports whether the code only looks at things and puts texts together: it sets nothing but its own variables, calls nothing
// by name and goes round no loop. To run it once more than the program does can't be noticed.
func (c *Code) harmless() bool {
	for pc, in := range c.Instrs {
		switch in.Op {
		case compile.NOP, compile.POP, compile.DUP, compile.SWAP, compile.COPY, compile.CONST, compile.LOCAL, compile.SETLOCAL,
			compile.GLOBAL, compile.ATTR, compile.INDEX, compile.BINARY, compile.UNARY, compile.NOT, compile.COMPARE, compile.IS,
			compile.IN, compile.TUPLE, compile.STRING, compile.FORMAT, compile.FORMATSPEC, compile.RETURN:
		case compile.JUMP, compile.JUMPFALSE, compile.JUMPTRUE, compile.JUMPFALSEKEEP, compile.JUMPTRUEKEEP, compile.JUMPNONE,
			compile.JUMPNOTNONE:
			if int(in.Arg) <= pc {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// shorten cuts a text to at most limit characters, the last of which then says so.
func shorten(text string, limit int) string {
	if len(text) <= limit || utf8.RuneCountInString(text) <= limit {
		return text
	}
	for i := range text {
		if limit--; limit == 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// A shower writes a value until what it may write is used up.
type shower struct {
	vm   *VM
	out  strings.Builder
	left int
}

const deepestShown = 6

func (s *shower) text(text string) {
	if s.left -= len(text); s.left >= 0 {
		s.out.WriteString(text)
	} else if s.left+len(text) > 0 {
		s.out.WriteString(text[:s.left+len(text)])
	}
}

func (s *shower) value(v Value, depth int) {
	if s.left <= 0 {
		return
	}
	if depth > deepestShown {
		s.text("…")
		return
	}
	switch v := v.(type) {
	case *Int, *Float, *Bool, *Singleton, *Complex:
		text, _ := s.vm.Repr(v)
		s.text(text)
	case *BigInt:
		if v.V.BitLen() > 1000 {
			s.text("int of " + itoa(v.V.BitLen()) + " bits")
			return
		}
		s.text(v.V.String())
	case *Str:
		s.text(Quote(v.V[:min(len(v.V), s.left)]))
	case *Bytes:
		text, _ := s.vm.Repr(NewBytes(v.V[:min(len(v.V), s.left)]))
		s.text(text)
	case *List:
		s.items("[", v.Items, "]", depth)
	case *Tuple:
		if len(v.Items) == 1 {
			s.items("(", v.Items, ",)", depth)
			return
		}
		s.items("(", v.Items, ")", depth)
	case *Set:
		s.set(v, depth)
	case *Dict:
		s.dict(v, depth)
	case *Error:
		s.text(v.Class.Name)
		s.items("(", v.Args.Items, ")", depth)
	case *Type:
		s.text(typeRepr(v))
	case *Function:
		s.text("<function " + v.Qualname + ">")
	case *Generator:
		s.call(v.names.Qualname, v.fn.Code.parameterCount())
	case *NativeCoroutine:
		s.call(v.Name, len(v.Arguments))
	case *Future:
		if t := v.Task(); t != nil {
			s.text("<Task " + t.Name() + ">")
			return
		}
		s.text("<" + v.ClassName() + ">")
	case *Instance:
		if v.Base != nil {
			s.text(v.Class.Name + "(")
			s.value(v.Base, depth+1)
			s.text(")")
			return
		}
		s.text("<" + v.Class.Name + ">")
	default:
		s.text("<" + v.Type().Name + ">")
	}
}

// call shows a coroutine or generator as the call that made it.
func (s *shower) call(name string, arguments int) {
	if arguments == 0 {
		s.text(name + "()")
		return
	}
	s.text(name + "(…)")
}

func (s *shower) items(open string, items []Value, end string, depth int) {
	s.text(open)
	for i, item := range items {
		if s.left <= 0 {
			return
		}
		if i > 0 {
			s.text(", ")
		}
		s.value(item, depth+1)
	}
	s.text(end)
}

func (s *shower) set(v *Set, depth int) {
	open, end := "{", "}"
	if v.Len() == 0 {
		open, end = v.Type().Name+"(", ")"
	} else if v.Frozen {
		open, end = "frozenset({", "})"
	}
	var items []Value
	for at := 0; len(items) < s.left; {
		item := v.Next(&at)
		if item == nil {
			break
		}
		items = append(items, item)
	}
	s.items(open, items, end, depth)
}

func (s *shower) dict(v *Dict, depth int) {
	s.text("{")
	for at, first := 0, true; s.left > 0; first = false {
		key, value, more := v.Next(&at)
		if !more {
			break
		}
		if !first {
			s.text(", ")
		}
		s.value(key, depth+1)
		s.text(": ")
		s.value(value, depth+1)
	}
	s.text("}")
}

// LiteralOf returns where the literal stands that a value came from unchanged; zero if it was computed.
func (vm *VM) LiteralOf(v Value) Place {
	var literal int32
	switch v := v.(type) {
	case *Int:
		literal = v.Literal
	case *Float:
		literal = v.Literal
	case *Str:
		literal = v.Literal
	}
	if literal == 0 {
		return Place{}
	}
	return vm.Literals[literal]
}

// Place returns where in the program an exception was raised: the innermost of its own frames.
func (e *Error) Place() Place {
	var place Place
	for t := e.Traceback; t != nil; t = t.Next {
		if !t.Code.Library {
			place = t.Code.place(t.PC)
		}
	}
	return place
}
