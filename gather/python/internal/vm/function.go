package vm

import (
	"strings"

	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
)

// A Function is a function that the program (or a library module written in Python) has defined.
type Function struct {
	*Names
	Code       *Code
	Module     Value
	Doc        Value
	Globals    *Namespace
	Defaults   []Value // of the last positional parameters
	KwDefaults *Dict   // of keyword-only parameters, by name, or nil
	Closure    []Value // *Cell
	Annotate   Value   // the function that computes the annotations, or nil
	Attrs      Namespace
	TypeParams Value // a tuple, or nil
	Awaitable  bool  // await accepts its generators: types.coroutine
}

// Names are what a function is called. Its generators keep the names that it had when it was called, so they are never changed, only
// replaced.
type Names struct{ Name, Qualname string }

// A Method is a function bound to an object: calling it puts the object before the arguments.
type Method struct {
	Func Value
	Self Value
}

// The types of functions.
var (
	FunctionType = newFinalType("function")
	MethodType   = newFinalType("method")
)

// Type implements [Value].
func (*Function) Type() *Type { return FunctionType }

// Type implements [Value].
func (m *Method) Type() *Type {
	fn, ok := m.Func.(*Builtin)
	switch {
	case !ok || fn.inPython():
		return MethodType
	case fn.Slot:
		return MethodWrapperType
	}
	return BuiltinType
}

// ReplaceClass makes a method of one class, of which another was made, a method of that one: __class__ and super() mean it from now on.
func (fn *Function) ReplaceClass(old, new Value) {
	for _, v := range fn.Closure {
		if cell := v.(*Cell); cell.Value == old {
			cell.Value = new
		}
	}
}

// makeFunction executes FUNCTION: it takes the parts from the stack.
func (vm *VM) makeFunction(f *Frame, code *Code, parts uint8) *Function {
	fn := &Function{Names: &code.names, Code: code, Globals: f.globals, Doc: None}
	if code.Flags&compile.HasDoc != 0 {
		fn.Doc = NewStr(code.Doc)
	}
	fn.Module = f.globals.Get("__name__")
	if parts&compile.WithDefaults != 0 {
		fn.Defaults = f.pop().(*Tuple).Items
	}
	if parts&compile.WithKwDefaults != 0 {
		fn.KwDefaults = f.pop().(*Dict)
	}
	if parts&compile.WithAnnotate != 0 {
		fn.Annotate = f.pop()
	}
	if parts&compile.WithClosure != 0 {
		fn.Closure = f.pop().(*Tuple).Items
	}
	return fn
}

// prepare makes the frame of a call. args are the positional arguments followed by one for each of names; they are copied. For a
// generator or coroutine function the frame belongs to a Generator, which is the result of the call.
func (vm *VM) prepare(fn *Function, args []Value, names []string) (*Frame, *Error) {
	code := fn.Code
	var f *Frame
	suspendable := code.Flags&(compile.Generator|compile.Coroutine) != 0
	if suspendable {
		vm.Charge(160 + 16*(code.slots+code.StackSize))
		f = vm.newHeapFrame(code)
	} else {
		f = vm.newFrame(code)
	}
	f.globals = fn.Globals
	const special = compile.VarArgs | compile.VarKw
	if len(names) == 0 && len(args) == code.ArgCount && code.KwOnlyArgCount == 0 && code.Flags&special == 0 {
		copy(f.slots, args)
	} else if err := vm.bind(fn, f.slots, args, names); err != nil {
		if !suspendable {
			vm.release(f)
		}
		return nil, err
	}
	if n := len(code.Cells); n > 0 {
		cells := f.slots[len(code.Locals):]
		for i, cell := range code.Cells {
			c := new(Cell)
			if cell.Parameter >= 0 {
				c.Value = f.slots[cell.Parameter]
			}
			cells[i] = c
		}
	}
	copy(f.slots[len(code.Locals)+len(code.Cells):], fn.Closure)
	if suspendable {
		g := &Generator{vm: vm, fn: fn, frame: f, kind: kindOf(code.Flags), names: fn.Names, number: vm.Number()}
		if g.kind == coroutineGenerator {
			g.Made = vm.Position()
			vm.rememberOrigin(g)
			g.risky()
		}
		f.generator = g
	}
	return f, nil
}

// parameterCount returns how many of the code's locals are parameters.
func (c *Code) parameterCount() int {
	n := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&compile.VarArgs != 0 {
		n++
	}
	if c.Flags&compile.VarKw != 0 {
		n++
	}
	return n
}

// A Parameter describes a parameter of a function.
type Parameter struct {
	Name        string
	KeywordOnly bool
	Variadic    bool  // *args
	Keywords    bool  // **kwargs
	Default     Value // or nil
	DefaultSpan syntax.Span
}

// Parameter describes the i-th parameter of the function, in the order of the arguments that a Generator remembers.
func (fn *Function) Parameter(i int) Parameter {
	code := fn.Code
	p := Parameter{Name: code.Locals[i]}
	if i < len(code.DefaultSpans) {
		p.DefaultSpan = code.DefaultSpans[i]
	}
	named := code.ArgCount + code.KwOnlyArgCount
	switch first := code.ArgCount - len(fn.Defaults); {
	case i < code.ArgCount:
		if i >= first {
			p.Default = fn.Defaults[i-first]
		}
	case i < named:
		p.KeywordOnly = true
		if fn.KwDefaults != nil {
			p.Default = fn.KwDefaults.GetString(p.Name)
		}
	case i == named && code.Flags&compile.VarArgs != 0:
		p.Variadic = true
	default:
		p.Keywords = true
	}
	return p
}

// bind sorts the arguments of a call to the function's parameters.
func (vm *VM) bind(fn *Function, slots, args []Value, names []string) *Error {
	code := fn.Code
	positional := args[:len(args)-len(names)]
	given := len(positional)
	direct := min(given, code.ArgCount)
	copy(slots, positional[:direct])
	next := code.ArgCount + code.KwOnlyArgCount
	if code.Flags&compile.VarArgs != 0 {
		slots[next] = NewTuple(append([]Value(nil), positional[direct:]...)...)
		next++
	}
	var extra *Dict
	if code.Flags&compile.VarKw != 0 {
		extra = NewDict()
		slots[next] = extra
	}
	var misplaced []string
	for i, name := range names {
		at := -1
		for j := code.PosOnlyArgCount; j < code.ArgCount+code.KwOnlyArgCount; j++ {
			if code.Locals[j] == name {
				at = j
				break
			}
		}
		switch {
		case at >= 0 && slots[at] != nil:
			return vm.Raise(TypeError, fn.Qualname, "() got multiple values for argument '", name, "'")
		case at >= 0:
			slots[at] = args[given+i]
		case extra != nil:
			extra.SetString(name, args[given+i])
		default:
			for _, parameter := range code.Locals[:code.PosOnlyArgCount] {
				if parameter == name {
					misplaced = append(misplaced, name)
				}
			}
			if misplaced == nil {
				candidates := code.Locals[code.PosOnlyArgCount : code.ArgCount+code.KwOnlyArgCount]
				return vm.Raise(TypeError, fn.Qualname, "() got an unexpected keyword argument '", name, "'", suggestion(name, candidates))
			}
		}
	}
	if misplaced != nil {
		return vm.Raise(TypeError, fn.Qualname, "() got some positional-only arguments passed as keyword arguments: '", strings.Join(misplaced, ", "), "'")
	}
	if given > code.ArgCount && code.Flags&compile.VarArgs == 0 {
		return vm.tooMany(fn, slots, given)
	}
	firstDefault := code.ArgCount - len(fn.Defaults)
	var missing []string
	for i := range code.ArgCount {
		if slots[i] != nil {
			continue
		}
		if i < firstDefault {
			missing = append(missing, code.Locals[i])
		} else {
			slots[i] = fn.Defaults[i-firstDefault]
		}
	}
	if missing != nil {
		return vm.missing(fn, missing, "positional")
	}
	for i := code.ArgCount; i < code.ArgCount+code.KwOnlyArgCount; i++ {
		if slots[i] != nil {
			continue
		}
		if fn.KwDefaults != nil {
			slots[i] = fn.KwDefaults.GetString(code.Locals[i])
		}
		if slots[i] == nil {
			missing = append(missing, code.Locals[i])
		}
	}
	if missing != nil {
		return vm.missing(fn, missing, "keyword-only")
	}
	return nil
}

// missing says which required arguments a call lacks.
func (vm *VM) missing(fn *Function, names []string, kind string) *Error {
	plural := "s"
	if len(names) == 1 {
		plural = ""
	}
	return vm.Raise(TypeError, fn.Qualname, "() missing ", itoa(len(names)), " required ", kind, " argument", plural, ": ", enumerate(names))
}

// enumerate lists names as a sentence does: 'a', 'b', and 'c'.
func enumerate(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "'" + name + "'"
	}
	switch n := len(quoted); n {
	case 1:
		return quoted[0]
	case 2:
		return quoted[0] + " and " + quoted[1]
	default:
		return strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
}

// tooMany says that a call has more positional arguments than the function takes.
func (vm *VM) tooMany(fn *Function, slots []Value, given int) *Error {
	code := fn.Code
	takes, plural := itoa(code.ArgCount), "s"
	if n := len(fn.Defaults); n > 0 {
		takes = "from " + itoa(code.ArgCount-n) + " to " + takes
	} else if code.ArgCount == 1 {
		plural = ""
	}
	keywordOnly := 0
	for i := code.ArgCount; i < code.ArgCount+code.KwOnlyArgCount; i++ {
		if slots[i] != nil {
			keywordOnly++
		}
	}
	got := ""
	if keywordOnly > 0 {
		got = " positional argument"
		if given != 1 {
			got += "s"
		}
		got += " (and " + count(keywordOnly, "keyword-only argument") + ")"
	}
	was := " were"
	if given == 1 && keywordOnly == 0 {
		was = " was"
	}
	return vm.Raise(TypeError, fn.Qualname, "() takes ", takes, " positional argument", plural, " but ", itoa(given), got, was, " given")
}

// Repr implements [Represented].
func (fn *Function) Repr(vm *VM) (string, *Error) {
	return "<function " + fn.Qualname + " at " + vm.Address(fn) + ">", nil
}

// Call implements [Callable].
func (fn *Function) Call(vm *VM, args []Value, names []string) (Value, *Error) {
	f, err := vm.prepare(fn, args, names)
	if err != nil {
		return nil, err
	}
	if f.generator != nil {
		return f.generator, nil
	}
	if err := vm.Enter(); err != nil {
		vm.release(f)
		return nil, err
	}
	defer vm.Leave()
	return vm.enter(f)
}

// Call implements [Callable].
func (m *Method) Call(vm *VM, args []Value, names []string) (Value, *Error) {
	all := make([]Value, 0, len(args)+1)
	return vm.CallWith(m.Func, append(append(all, m.Self), args...), names)
}

// Repr implements [Represented].
func (m *Method) Repr(vm *VM) (string, *Error) {
	switch fn := m.Func.(type) {
	case *Function:
		if module, ok := fn.Module.(*Str); ok && fn.Code.Library && module.V == "datetime" { // which CPython has in C
			return "<built-in method " + fn.Name + " of " + m.Self.Type().Label() + " object at " + vm.Address(m.Self) + ">", nil
		}
		self, err := vm.Repr(m.Self)
		if err != nil {
			return "", err
		}
		return "<bound method " + fn.Qualname + " of " + self + ">", nil
	case *Builtin:
		if fn.inPython() {
			self, err := vm.Repr(m.Self)
			return "<bound method " + fn.Qualname + " of " + self + ">", err
		}
		if fn.Slot {
			return "<method-wrapper '" + fn.Name + "' of " + m.Self.Type().Label() + " object at " + vm.Address(m.Self) + ">", nil
		}
		return "<built-in method " + fn.Name + " of " + m.Self.Type().Label() + " object at " + vm.Address(m.Self) + ">", nil
	}
	name := "?"
	for _, attribute := range []string{"__name__", "__qualname__"} {
		if v, err := vm.GetAttr(m.Func, attribute); err == nil {
			if s, ok := AsStr(v); ok {
				name = s
			}
		}
	}
	self, err := vm.Repr(m.Self)
	return "<bound method " + name + " of " + self + ">", err
}

// Repr implements [Represented].
func (b *Builtin) Repr(*VM) (string, *Error) {
	if b.IsMethod {
		class, name, _ := strings.Cut(b.Qualname, ".")
		if b.Slot {
			return "<slot wrapper '" + name + "' of '" + class + "' objects>", nil
		}
		return "<method '" + name + "' of '" + class + "' objects>", nil
	}
	return "<built-in function " + b.Name + ">", nil
}
