package vm

import "slices"

// newError is BaseException.__new__.
func newError(vm *VM, class *Type, args []Value, names []string) (Value, *Error) {
	positional := args[:len(args)-len(names)]
	e := vm.RaiseWith(class, append([]Value(nil), positional...)...)
	if class.IsSubclass(BaseExceptionGroup) {
		return vm.newGroup(e)
	}
	return e, nil
}

// initError is BaseException.__init__.
func initError(vm *VM, self Value, args []Value, names []string) *Error {
	e := self.(*Error)
	positional := args[:len(args)-len(names)]
	e.Args = NewTuple(append([]Value(nil), positional...)...)
	for i, name := range names {
		if !acceptsKeyword(e.Class, name) {
			return vm.Raise(TypeError, e.Class.Name, "() takes no keyword arguments")
		}
		e.Attrs.Set(name, args[len(positional)+i])
	}
	switch {
	case e.Class.IsSubclass(StopIteration):
		e.Value = None
		if len(positional) > 0 {
			e.Value = positional[0]
		}
	case e.Class.IsSubclass(SystemExit):
		switch len(positional) {
		case 0:
			e.Value = None
		case 1:
			e.Value = positional[0]
		default:
			e.Value = e.Args
		}
	case e.Class.IsSubclass(OSError) && len(positional) >= 2 && len(positional) <= 5:
		e.Attrs.Set("errno", positional[0])
		e.Attrs.Set("strerror", positional[1])
		if e.Class == OSError {
			e.Class = osErrorOf(positional[0])
		}
		if len(positional) > 2 {
			e.Args = NewTuple(positional[0], positional[1])
			e.Attrs.Set("filename", positional[2])
		}
		if len(positional) == 5 {
			e.Attrs.Set("filename2", positional[4])
		}
	}
	return nil
}

// osErrorOf returns the class of an OSError by its number, those of Linux.
func osErrorOf(number Value) *Type {
	n, _ := number.(*Int)
	if n == nil {
		return OSError
	}
	switch n.V {
	case 1, 13: // EPERM, EACCES
		return PermissionError
	case 2: // ENOENT
		return FileNotFoundError
	case 3: // ESRCH
		return ProcessLookupError
	case 4: // EINTR
		return InterruptedError
	case 10: // ECHILD
		return ChildProcessError
	case 11, 114, 115: // EAGAIN, EALREADY, EINPROGRESS
		return BlockingIOError
	case 17: // EEXIST
		return FileExistsError
	case 20: // ENOTDIR
		return NotADirectoryError
	case 21: // EISDIR
		return IsADirectoryError
	case 32, 108: // EPIPE, ESHUTDOWN
		return BrokenPipeError
	case 103: // ECONNABORTED
		return ConnectionAborted
	case 104: // ECONNRESET
		return ConnectionReset
	case 110: // ETIMEDOUT
		return TimeoutError
	case 111: // ECONNREFUSED
		return ConnectionRefused
	}
	return OSError
}

func acceptsKeyword(class *Type, name string) bool {
	switch name {
	case "name":
		return class.IsSubclass(ImportError) || class.IsSubclass(NameError) || class.IsSubclass(AttributeError)
	case "path":
		return class.IsSubclass(ImportError)
	case "obj":
		return class.IsSubclass(AttributeError)
	}
	return false
}

// newGroup completes an exception group: its arguments are a message and a sequence of exceptions.
func (vm *VM) newGroup(e *Error) (Value, *Error) {
	if len(e.Args.Items) != 2 {
		return nil, vm.Raise(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (", itoa(len(e.Args.Items)), " given)")
	}
	if _, ok := e.Args.Items[0].(*Str); !ok {
		return nil, vm.Raise(TypeError, "argument 1 must be str, not ", e.Args.Items[0].Type().Label())
	}
	var members []Value
	switch sequence := e.Args.Items[1].(type) {
	case *List:
		members = sequence.Items
	case *Tuple:
		members = sequence.Items
	default:
		return nil, vm.Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	if len(members) == 0 {
		return nil, vm.Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	ordinary := true
	for i, member := range members {
		m, ok := member.(*Error)
		if !ok {
			return nil, vm.Raise(ValueError, "Item ", itoa(i), " of second argument (exceptions) is not an exception")
		}
		ordinary = ordinary && m.Class.IsSubclass(Exception)
		e.Group = append(e.Group, m)
	}
	e.Value = e.Args.Items[0]
	switch {
	case e.Class == BaseExceptionGroup && ordinary:
		e.Class = ExceptionGroup
	case e.Class == ExceptionGroup && !ordinary:
		return nil, vm.Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case e.Class.IsSubclass(Exception) && !ordinary:
		return nil, vm.Raise(TypeError, "Cannot nest BaseExceptions in '", e.Class.Name, "'")
	}
	return e, nil
}

// NewGroup makes the exception group of members.
func (vm *VM) NewGroup(message string, members []*Error) *Error {
	list := NewList()
	for _, m := range members {
		list.Items = append(list.Items, m)
	}
	made, err := vm.newGroup(&Error{Class: BaseExceptionGroup, Args: NewTuple(NewStr(message), list)})
	if err != nil {
		return err
	}
	return made.(*Error)
}

// Str implements [Printed].
func (e *Error) Str(vm *VM) (string, *Error) {
	if err := vm.Enter(); err != nil {
		return "", vm.Raise(err.Class, "maximum recursion depth exceeded while getting the str of an object")
	}
	defer vm.Leave()
	if e.Class.IsSubclass(BaseExceptionGroup) {
		plural := "s"
		if len(e.Group) == 1 {
			plural = ""
		}
		message, err := vm.Str(e.Value)
		return message + " (" + itoa(len(e.Group)) + " sub-exception" + plural + ")", err
	}
	if e.syntax != nil {
		return syntaxErrorText(e.syntax), nil
	}
	if e.Class.IsSubclass(OSError) {
		number, reason := e.Attrs.Get("errno"), e.Attrs.Get("strerror")
		if number != nil && reason != nil {
			n, err := vm.Str(number)
			if err != nil {
				return "", err
			}
			text, err := vm.Str(reason)
			if err != nil {
				return "", err
			}
			text = "[Errno " + n + "] " + text
			if file := e.Attrs.Get("filename"); file != nil {
				name, err := vm.Repr(file)
				text += ": " + name
				if other := e.Attrs.Get("filename2"); other != nil && err == nil {
					name, err = vm.Repr(other)
					text += " -> " + name
				}
				return text, err
			}
			return text, nil
		}
	}
	if e.Class.IsSubclass(UnicodeError) && len(e.Args.Items) == 5 {
		return e.unicodeError(vm)
	}
	switch len(e.Args.Items) {
	case 0:
		return "", nil
	case 1:
		if e.Class.IsSubclass(KeyError) {
			return vm.Repr(e.Args.Items[0])
		}
		return vm.Str(e.Args.Items[0])
	}
	return vm.Repr(e.Args)
}

// Repr implements [Represented].
func (e *Error) Repr(vm *VM) (string, *Error) {
	return vm.reprAround(e.Class.Name+"(", &e.Args.Items, ")")
}

// addContext records which exception was being handled when e was raised.
func (vm *VM) addContext(e, handled *Error) {
	if handled == nil || handled == e {
		return
	}
	if e.Context == handled {
		return
	}
	// If e is among what led to the handled one, that link is cut: there are no cycles. A second pointer at half the speed notices
	// cycles that are there already.
	slow, step := handled, 0
	for at := handled; at.Context != nil; at, step = at.Context, step+1 {
		if at.Context == e {
			at.Context = nil
			break
		}
		if step%2 == 1 {
			if slow = slow.Context; slow == at {
				break
			}
		}
	}
	vm.Spend(step / 8)
	before := e.Context
	e.Context = handled
	vm.releasedBy(e, before)
}

// Chain records in e, which is raised where no code of the program's runs, what is being handled where the event loop was called:
// asyncio.run cancels what is left while it raises what main has raised.
func (vm *VM) Chain(e *Error) { vm.addContext(e, vm.frame.handledError()) }

// toException makes of what stands after raise an exception: it is one, or a class to be called.
func (vm *VM) toException(v Value, refused string) *Error {
	switch v := v.(type) {
	case *Error:
		return v
	case *Type:
		if v.IsSubclass(BaseException) {
			made, err := vm.CallWith(v, nil, nil)
			if err != nil {
				return err
			}
			if e, ok := made.(*Error); ok {
				return e
			}
			return vm.Raise(TypeError, "calling ", typeRepr(v), " should have returned an instance of BaseException, not ", typeRepr(made.Type()))
		}
	}
	return vm.Raise(TypeError, refused)
}

func typeRepr(t *Type) string { return "<class '" + qualified(t) + "'>" }

// raiseStatement executes RAISE, unless it raises again what is being handled, and returns the exception.
func (vm *VM) raiseStatement(operands []Value) *Error {
	if len(operands) == 0 {
		return vm.Raise(RuntimeError, "No active exception to reraise")
	}
	e := vm.toException(operands[0], "exceptions must derive from BaseException")
	if len(operands) == 2 {
		before := e.Cause
		if operands[1] == None {
			e.Cause = nil
		} else {
			switch operands[1].(type) {
			case *Error, *Type:
				e.Cause = vm.toException(operands[1], "exception causes must derive from BaseException")
			default:
				return vm.Raise(TypeError, "exception causes must derive from BaseException")
			}
		}
		vm.releasedBy(e, before)
		e.SuppressContext = true
	}
	return e
}

// matchesClause reports whether an except clause with this class (or tuple of classes) stops e.
func (vm *VM) matchesClause(e *Error, class Value) (bool, *Error) {
	const refused = "catching classes that do not inherit from BaseException is not allowed"
	if t, ok := class.(*Type); ok && t.IsSubclass(BaseException) {
		return e.Class.IsSubclass(t), nil
	}
	tuple, ok := class.(*Tuple)
	if !ok {
		return false, vm.Raise(TypeError, refused)
	}
	for _, item := range tuple.Items {
		if t, ok := item.(*Type); !ok || !t.IsSubclass(BaseException) {
			return false, vm.Raise(TypeError, refused)
		}
	}
	for _, item := range tuple.Items {
		if e.Class.IsSubclass(item.(*Type)) {
			return true, nil
		}
	}
	return false, nil
}

// splitGroup executes CHECKEXCGROUP: it divides what an except* clause with this class stops from the rest.
func (vm *VM) splitGroup(exc, class Value) (rest, match Value, err *Error) {
	e, ok := exc.(*Error)
	if !ok {
		return None, None, nil
	}
	classes := []Value{class}
	if tuple, ok := class.(*Tuple); ok {
		classes = tuple.Items
	}
	for _, c := range classes {
		if t, ok := c.(*Type); ok && t.IsSubclass(BaseExceptionGroup) {
			return nil, nil, vm.Raise(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	if len(e.Group) == 0 {
		matches, err := vm.matchesClause(e, class)
		if err != nil {
			return nil, nil, err
		}
		if !matches {
			return e, None, nil
		}
		wrapped := vm.NewGroup("", []*Error{e})
		wrapped.Args = NewTuple(NewStr(""), NewTuple(e)) // which its repr shows
		f := vm.frame
		wrapped.Traceback = &Traceback{Code: f.code, PC: f.pc, variables: f.kept(), age: vm.Number()}
		vm.tellSplit(e, wrapped)
		return None, wrapped, nil
	}
	in, out, err := vm.partition(e, func(member *Error) (bool, *Error) { return vm.matchesClause(member, class) })
	if err != nil {
		return nil, nil, err
	}
	return orNone(out), orNone(in), nil
}

func orNone(e *Error) Value {
	if e == nil {
		return None
	}
	return e
}

// partition splits a group into what the condition holds for and the rest; either may be nil.
func (vm *VM) partition(e *Error, holds func(*Error) (bool, *Error)) (in, out *Error, err *Error) {
	vm.Spend(8)
	vm.Charge(256)
	all, err := holds(e)
	if err != nil {
		return nil, nil, err
	}
	if all {
		return e, nil, nil
	}
	if len(e.Group) == 0 {
		return nil, e, nil
	}
	if err := vm.Enter(); err != nil {
		return nil, nil, err
	}
	defer vm.Leave()
	var inside, outside []*Error
	for _, member := range e.Group {
		a, b, err := vm.partition(member, holds)
		if err != nil {
			return nil, nil, err
		}
		if a != nil {
			inside = append(inside, a)
		}
		if b != nil {
			outside = append(outside, b)
		}
	}
	if in, err = vm.derive(e, inside); err != nil {
		return nil, nil, err
	}
	out, err = vm.derive(e, outside)
	return in, out, err
}

// derive makes a group like e of some of its members; nil if there are none.
func (vm *VM) derive(e *Error, members []*Error) (*Error, *Error) {
	if len(members) == 0 {
		return nil, nil
	}
	var group *Error
	if HasSpecial(e, "derive") {
		list := NewList()
		for _, m := range members {
			list.Items = append(list.Items, m)
		}
		made, err := vm.CallMethod(e, "derive", list)
		if err != nil {
			return nil, err
		}
		g, ok := made.(*Error)
		if !ok {
			return nil, vm.Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
		}
		group = g
	} else {
		message, _ := e.Value.(*Str)
		group = vm.NewGroup(message.V, members)
	}
	group.Cause, group.Context, group.SuppressContext, group.Traceback = e.Cause, e.Context, e.SuppressContext, e.Traceback
	if notes := e.Attrs.Get("__notes__"); notes != nil {
		if list, ok := notes.(*List); ok {
			notes = NewList(append([]Value(nil), list.Items...)...)
		}
		group.Attrs.Set("__notes__", notes)
	}
	vm.tellSplit(e, group)
	return group, nil
}

func (vm *VM) tellSplit(whole, part *Error) {
	if vm.OnSplit != nil {
		vm.OnSplit(whole, part)
	}
}

// joinGroup executes JOINEXCGROUP: what is to be raised after all except* clauses have had their turn. The list holds what they
// raised (or, with a bare raise, passed on) and what no clause matched.
func (vm *VM) joinGroup(original Value, list *List) (Value, *Error) {
	orig := original.(*Error)
	var raised, passed []*Error
	for _, item := range list.Items {
		e, ok := item.(*Error)
		if !ok {
			continue
		}
		if isPartOf(e, orig) {
			passed = append(passed, e)
		} else {
			raised = append(raised, e)
		}
	}
	if len(raised)+len(passed) == 0 {
		return None, nil
	}
	if len(orig.Group) == 0 { // it was raised alone
		if len(raised) == 0 {
			return orig, nil
		}
		return raised[0], nil
	}
	var again *Error
	if len(passed) > 0 {
		again = vm.rejoin(orig, passed)
	}
	if len(raised) == 0 {
		return again, nil
	}
	if again != nil {
		raised = append(raised, again)
	}
	if len(raised) == 1 {
		return raised[0], nil
	}
	return vm.NewGroup("", raised), nil
}

// isPartOf reports whether e was split from the group original: then it has the same traceback and reasons.
func isPartOf(e, original *Error) bool {
	return e == original || len(e.Group) > 0 && e.Traceback == original.Traceback && e.Context == original.Context && e.Cause == original.Cause
}

// rejoin makes of parts of a group one group of the same shape.
func (vm *VM) rejoin(original *Error, parts []*Error) *Error {
	leaves := map[*Error]bool{}
	var collect func(e *Error)
	collect = func(e *Error) {
		if len(e.Group) == 0 {
			leaves[e] = true
		}
		for _, member := range e.Group {
			collect(member)
		}
	}
	for _, part := range parts {
		collect(part)
	}
	joined, _, err := vm.partition(original, func(e *Error) (bool, *Error) { return leaves[e], nil })
	if err != nil {
		return err
	}
	return joined
}

// unboundLocal is the error of a local variable that has no value.
func (vm *VM) unboundLocal(name string) *Error {
	return vm.nameError(UnboundLocalError, name, "cannot access local variable '", name, "' where it is not associated with a value")
}

// unboundCell is the error of a variable shared between functions that has no value.
func (vm *VM) unboundCell(code *Code, i int) *Error {
	name := cellName(code, i)
	if i < len(code.Cells) {
		return vm.unboundLocal(name)
	}
	return vm.nameError(NameError, name, "cannot access free variable '", name, "' where it is not associated with a value in enclosing scope")
}

func cellName(code *Code, i int) string {
	if i < len(code.Cells) {
		return code.Cells[i].Name
	}
	return code.Free[i-len(code.Cells)]
}

// undefined is the error of a name that is defined nowhere.
func (vm *VM) undefined(name string, f *Frame) *Error {
	vm.lacks(&Module{Name: "builtins"}, name)
	err := vm.nameError(NameError, name, "name '", name, "' is not defined")
	var known []string
	for i, local := range f.code.Locals {
		if f.slots[i] != nil {
			known = append(known, local)
		}
	}
	if f.names != nil {
		known = append(known, f.names.Names()...)
	}
	known = append(known, f.globals.Names()...)
	known = append(known, vm.Builtins.Names()...)
	err.known = known
	if i := slices.Index(f.code.Locals, "self"); i >= 0 {
		err.self = f.slots[i]
	}
	return err
}

func (vm *VM) nameError(class *Type, name string, text ...string) *Error {
	err := vm.Raise(class, text...)
	err.Attrs.Set("name", NewStr(name))
	return err
}

// toError makes a Python exception of an error of the event loop.
func (vm *VM) toError(err error) *Error {
	if e, ok := err.(*Error); ok {
		return e
	}
	return vm.Raise(RuntimeError, err.Error())
}
