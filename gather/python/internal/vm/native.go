package vm

import (
	"slices"
	"strings"
	"sync/atomic"

	"gatherplay/gather/python/internal/compile"
)

// A Builtin is a function, or a method of a builtin type, that is written in Go.
type Builtin struct {
	Name     string
	Qualname string // as error messages say it: "str.join", "print"
	Module   string // "builtins", "asyncio.tasks" …
	IsMethod bool   // bound to its object when it is found in a type
	Owner    *Type  // of a method: its first argument must be an object of this type
	Bound    bool   // it is a method that is already bound: self is not among its arguments, but counted in errors about them
	// Constructor says that it makes the objects of a type: errors about its arguments have other words.
	Constructor bool
	// Slot says that it is one of a type's operations, seen as an attribute: CPython's "slot wrapper", whose errors have other words.
	Slot bool

	// Signature lists the parameters as Python would, with nothing after the equals sign of one that may be left out:
	// "iterable, /, *, key=, reverse=" or "*args, sep=, end=". It is read when the function is first called with more than
	// positional arguments that fit.
	Signature string
	// Run is called with one argument for each parameter, nil for one that was left out; for *args it is a *Tuple, for **kwargs a
	// *Dict. A method's first parameter is its object and is part of the signature. The slice is the machine's: what is to be kept
	// of it must be copied.
	Run func(vm *VM, args []Value) (Value, *Error)

	parameters atomic.Pointer[parameters]
}

// BuiltinType is the type of functions written in Go, MethodDescriptorType that of methods found in their class, WrapperDescriptorType
// that of operations found there, and MethodWrapperType that of operations of an object.
var (
	BuiltinType           = newFinalType("builtin_function_or_method")
	MethodDescriptorType  = newFinalType("method_descriptor")
	WrapperDescriptorType = newFinalType("wrapper_descriptor")
	MethodWrapperType     = newFinalType("method-wrapper")
)

// Type implements [Value].
func (b *Builtin) Type() *Type {
	if b.Slot {
		return WrapperDescriptorType
	}
	if b.IsMethod {
		return MethodDescriptorType
	}
	return BuiltinType
}

// parameters is a signature that was read.
type parameters struct {
	names      []string // in order, without the stars
	positional int      // how many can be passed by position
	posOnly    int      // how many can't be passed by name
	required   []bool
	variadic   int // the place of *args, or -1
	keywords   int // the place of **kwargs, or -1
	least      int // how many positional ones are required
}

func readSignature(signature string) *parameters {
	p := &parameters{variadic: -1, keywords: -1}
	keywordOnly := false
	for part := range strings.SplitSeq(signature, ",") {
		part = strings.TrimSpace(part)
		name, optional := strings.CutSuffix(part, "=")
		switch {
		case part == "":
			continue
		case part == "/":
			p.posOnly = len(p.names)
			continue
		case part == "*":
			keywordOnly = true
			continue
		case strings.HasPrefix(part, "**"):
			p.keywords, name, optional = len(p.names), part[2:], true
		case part[0] == '*':
			p.variadic, name, optional, keywordOnly = len(p.names), part[1:], true, true
		case !keywordOnly:
			p.positional++
			if !optional {
				p.least++
			}
		}
		p.names = append(p.names, name)
		p.required = append(p.required, !optional)
	}
	return p
}

// signature returns the signature, which several machines may read at the same time.
func (b *Builtin) signature() *parameters {
	p := b.parameters.Load()
	if p == nil {
		p = readSignature(b.Signature)
		b.parameters.Store(p)
	}
	return p
}

// takesNames reports whether any parameter can be given by name.
func (p *parameters) takesNames() bool {
	return p.keywords >= 0 || len(p.names)-p.posOnly > 1 || len(p.names) > p.posOnly && p.variadic < 0
}

// Call implements [Callable].
func (b *Builtin) Call(vm *VM, args []Value, names []string) (Value, *Error) {
	p := b.signature()
	if b.Slot {
		if err := p.checkSlot(vm, b, args, names); err != nil {
			return nil, err
		}
	} else if b.Owner != nil {
		if len(args) == len(names) {
			return nil, vm.Raise(TypeError, "unbound method ", b.Qualname, "() needs an argument")
		}
		if t := args[0].Type(); t != b.Owner && !t.IsSubclass(b.Owner) {
			return nil, vm.Raise(TypeError, "descriptor '", b.Name, "' for '", b.Owner.Name, "' objects doesn't apply to a '", t.Label(), "' object")
		}
	}
	bound := args
	if len(names) != 0 || len(args) != len(p.names) || p.positional != len(args) {
		var err *Error
		if bound, err = p.bind(vm, b, args, names); err != nil {
			return nil, err
		}
	}
	result, err := b.Run(vm, bound)
	if c, ok := result.(*NativeCoroutine); ok {
		c.keep(args)
	}
	return result, err
}

// checkSlot says what is wrong with a call of an operation before its arguments are counted.
func (p *parameters) checkSlot(vm *VM, b *Builtin, args []Value, names []string) *Error {
	if len(args) == len(names) {
		return vm.Raise(TypeError, "descriptor '", b.Name, "' of '", b.Owner.Name, "' object needs an argument")
	}
	if t := args[0].Type(); t != b.Owner && !t.IsSubclass(b.Owner) {
		return vm.Raise(TypeError, "descriptor '", b.Name, "' requires a '", b.Owner.Name, "' object but received a '", t.Label(), "'")
	}
	if len(names) > 0 && !p.takesNames() {
		return vm.Raise(TypeError, "wrapper ", b.Name, "() takes no keyword arguments")
	}
	return nil
}

// Bind sorts the arguments of a call to the parameters of the signature, as Run gets them. The result is the caller's to keep.
func (b *Builtin) Bind(vm *VM, args []Value, names []string) ([]Value, *Error) {
	return b.signature().bind(vm, b, args, names)
}

// bind sorts the arguments of a call to their parameters.
func (p *parameters) bind(vm *VM, b *Builtin, args []Value, names []string) ([]Value, *Error) {
	bound, err := p.sort(vm, b, args, names)
	if err != nil && b.inPython() {
		if reworded := p.asFunction(b).misfit(vm, b, args, names); reworded != nil {
			err = reworded
		}
	}
	return bound, err
}

// inPython reports whether the function is written in Python in CPython: errors about its arguments have other words then.
func (b *Builtin) inPython() bool {
	return strings.HasPrefix(b.Module, "asyncio") || b.Module == "random" && b.Name != "random" && b.Name != "getrandbits"
}

// asFunction returns a function of Python with these parameters; defaults are of no interest.
func (p *parameters) asFunction(b *Builtin) *Function {
	code := &compile.Code{Locals: slices.Clone(p.names), ArgCount: p.positional, PosOnlyArgCount: p.posOnly}
	keywordOnly := p.names[p.positional:]
	if p.variadic >= 0 {
		code.Flags |= compile.VarArgs
		keywordOnly = slices.DeleteFunc(slices.Clone(keywordOnly), func(name string) bool { return name == p.names[p.variadic] })
	}
	if p.keywords >= 0 {
		code.Flags |= compile.VarKw
		keywordOnly = slices.DeleteFunc(slices.Clone(keywordOnly), func(name string) bool { return name == p.names[p.keywords] })
	}
	code.Locals = append(code.Locals[:p.positional], keywordOnly...)
	code.KwOnlyArgCount = len(keywordOnly)
	fn := &Function{Names: &Names{b.Name, b.Qualname}, Code: &Code{Code: code}, KwDefaults: NewDict()}
	for _, name := range keywordOnly {
		if !p.required[slices.Index(p.names, name)] {
			fn.KwDefaults.SetString(name, None)
		}
	}
	for range p.positional - p.least {
		fn.Defaults = append(fn.Defaults, None)
	}
	if b.Bound {
		code.Locals = append([]string{"self"}, code.Locals...)
		code.ArgCount++
	}
	return fn
}

// misfit returns the error of a call of fn, as which b is called.
func (fn *Function) misfit(vm *VM, b *Builtin, args []Value, names []string) *Error {
	if b.Bound {
		args = append([]Value{None}, args...)
	}
	return vm.bind(fn, make([]Value, len(fn.Code.Locals)+2), args, names)
}

// sort does the work of bind.
func (p *parameters) sort(vm *VM, b *Builtin, args []Value, names []string) ([]Value, *Error) {
	bound := make([]Value, len(p.names))
	given := args[:len(args)-len(names)]
	copy(bound, given[:min(len(given), p.positional)])
	if p.variadic >= 0 {
		rest := given[min(len(given), p.positional):]
		bound[p.variadic] = NewTuple(append([]Value(nil), rest...)...)
	} else if len(given) > p.positional {
		return nil, p.arityError(vm, b, len(given))
	}
	var extra *Dict
	if p.keywords >= 0 {
		extra = NewDict()
		bound[p.keywords] = extra
	}
	unexpected := ""
	for i, name := range names {
		value := args[len(given)+i]
		at := -1
		for j := p.posOnly; j < len(p.names); j++ {
			if p.names[j] == name && j != p.variadic && j != p.keywords {
				at = j
			}
		}
		switch {
		case at >= 0 && bound[at] != nil:
			return nil, vm.Raise(TypeError, "argument for ", b.Name, "() given by name ('", name, "') and position (", itoa(at+1), ")")
		case at >= 0:
			bound[at] = value
		case extra != nil:
			extra.SetString(name, value)
		case !p.takesNames() && b.Constructor:
			return nil, vm.Raise(TypeError, b.Name, "() takes no keyword arguments")
		case !p.takesNames():
			return nil, vm.Raise(TypeError, calleeName(b), " takes no keyword arguments")
		case unexpected == "":
			unexpected = name
		}
	}
	for i, required := range p.required {
		if required && bound[i] == nil {
			if len(names) == 0 {
				return nil, p.arityError(vm, b, len(given))
			}
			return nil, vm.Raise(TypeError, b.Name, "() missing required argument '", p.names[i], "' (pos ", itoa(i+1), ")")
		}
	}
	if unexpected != "" {
		return nil, vm.Raise(TypeError, b.Name, "() got an unexpected keyword argument '", unexpected, "'", suggestion(unexpected, p.names[p.posOnly:]))
	}
	return bound, nil
}

// arityError says that a builtin got the wrong number of positional arguments, in the words that CPython's builtins use.
func (p *parameters) arityError(vm *VM, b *Builtin, given int) *Error {
	least, most := p.least, p.positional
	if b.IsMethod { // self doesn't count
		least, most, given = least-1, most-1, given-1
	}
	if p.posOnly < len(p.names) && p.variadic < 0 && p.keywords < 0 {
		return p.keywordArityError(vm, b, least, most, given)
	}
	switch {
	case b.Slot && least == most && most < 2:
		return vm.Raise(TypeError, "expected ", count(most, "argument"), ", got ", itoa(given))
	case b.Slot && least < most:
		return vm.Raise(TypeError, "expected ", itoa(least), " or ", count(most, "argument"), ", got ", itoa(given))
	case p.variadic >= 0:
		return vm.Raise(TypeError, b.Name, " expected at least ", count(least, "argument"), ", got ", itoa(given))
	case p.keywords >= 0 && least == most:
		return vm.Raise(TypeError, b.Name, " expected ", count(most, "argument"), ", got ", itoa(given))
	case most == 0 && least == 0 && b.Constructor:
		return vm.Raise(TypeError, b.Name, " takes no arguments")
	case most == 0 && least == 0:
		return vm.Raise(TypeError, calleeName(b), " takes no arguments (", itoa(given), " given)")
	case least == most && most == 1 && !b.Constructor:
		return vm.Raise(TypeError, calleeName(b), " takes exactly one argument (", itoa(given), " given)")
	case least == most:
		return vm.Raise(TypeError, b.Name, " expected ", count(most, "argument"), ", got ", itoa(given))
	case given < least:
		return vm.Raise(TypeError, b.Name, " expected at least ", count(least, "argument"), ", got ", itoa(given))
	}
	return vm.Raise(TypeError, b.Name, " expected at most ", count(most, "argument"), ", got ", itoa(given))
}

// keywordArityError is arityError for a builtin that also takes keywords: its words are others.
func (p *parameters) keywordArityError(vm *VM, b *Builtin, least, most, given int) *Error {
	offset := 0 // of the parameters behind self
	if b.IsMethod {
		offset = 1
	}
	total := len(p.names) - offset
	posOnly := min(max(p.posOnly-offset, 0), least) // required ones that have no name
	bound := "at most"
	switch {
	case given > total:
		return vm.Raise(TypeError, b.Name, "() takes ", bound, " ", count(total, "argument"), " (", itoa(given), " given)")
	case given > most && most == 0:
		return vm.Raise(TypeError, b.Name, "() takes no positional arguments")
	case given > most:
		if least == most {
			bound = "exactly"
		}
		return vm.Raise(TypeError, b.Name, "() takes ", bound, " ", count(most, "positional argument"), " (", itoa(given), " given)")
	case given < posOnly:
		bound = "at least"
		if posOnly == most {
			bound = "exactly"
		}
		return vm.Raise(TypeError, b.Name, "() takes ", bound, " ", count(posOnly, "positional argument"), " (", itoa(given), " given)")
	}
	return vm.Raise(TypeError, b.Name, "() missing required argument '", p.names[given+offset], "' (pos ", itoa(given+1), ")")
}

// count renders a number of things: "1 argument", "2 arguments".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return itoa(n) + " " + thing + "s"
}

// Func makes a function of a library module.
func Func(module, name, signature string, run func(vm *VM, args []Value) (Value, *Error)) *Builtin {
	return &Builtin{Name: name, Qualname: name, Module: module, Signature: signature, Run: run}
}

// AddMethod gives a builtin type a method; the signature begins with self.
func (t *Type) AddMethod(name, signature string, run func(vm *VM, args []Value) (Value, *Error)) {
	t.Dict.Set(name, &Builtin{
		Name: name, Qualname: t.Name + "." + name, Module: t.Module, IsMethod: true, Owner: t, Signature: signature, Run: run,
	})
}

// AddGetter gives a builtin type a computed, read-only attribute.
func (t *Type) AddGetter(name string, get func(vm *VM, self Value) (Value, *Error)) {
	t.Dict.Set(name, &Getter{Name: name, Class: t, Get: get})
}

// A Getter is an attribute of a builtin type that is computed in Go; without Set it is read-only.
type Getter struct {
	Name  string
	Class *Type
	Get   func(vm *VM, self Value) (Value, *Error)
	Set   func(vm *VM, self, value Value) *Error
}

// GetterType is the type of computed attributes of builtin types.
var GetterType = newFinalType("getset_descriptor")

// Type implements [Value].
func (*Getter) Type() *Type { return GetterType }

// Repr implements [Represented].
func (g *Getter) Repr(*VM) (string, *Error) {
	return "<attribute '" + g.Name + "' of '" + g.Class.Label() + "' objects>", nil
}
