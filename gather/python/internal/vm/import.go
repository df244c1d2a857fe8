package vm

import "strings"

// importName executes IMPORT: "import a.b" gives the module a, "from a.b import c" gives a.b. With a level, the name counts from
// the package that the running module is in, or from that many minus one above it.
func (vm *VM) importName(name string, fromList Value, level int) (Value, *Error) {
	if level > 0 {
		base, err := vm.packageAbove(level)
		if err != nil {
			return nil, err
		}
		if name = strings.TrimSuffix(base+"."+name, "."); vm.Modules[base] == nil {
			if _, err := vm.ImportModule(base); err != nil {
				return nil, err
			}
		}
	}
	if vm.Internal != nil && vm.frame != nil && !vm.frame.code.Library {
		if err := vm.Internal(vm, name); err != nil {
			return nil, err
		}
	}
	module, err := vm.ImportModule(name)
	if err != nil {
		return nil, err
	}
	if fromList == None {
		first, _, _ := strings.Cut(name, ".")
		return vm.Modules[first], nil
	}
	if names, ok := fromList.(*Tuple); ok && module.isPackage() {
		return module, vm.importParts(module, names.Items)
	}
	return module, nil
}

// packageAbove returns the name of the package from which the running module imports with that many dots.
func (vm *VM) packageAbove(level int) (string, *Error) {
	globals := vm.frame.globals
	name, ok := globals.Get("__package__").(*Str)
	if !ok || name.V == "" {
		return "", vm.Raise(ImportError, "attempted relative import with no known parent package")
	}
	base := name.V
	for range level - 1 {
		dot := strings.LastIndexByte(base, '.')
		if dot < 0 {
			return "", vm.Raise(ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:dot]
	}
	return base, nil
}

// ImportModule returns the module of a dotted name, after those that it is in. Modules are made when they are first asked for.
func (vm *VM) ImportModule(name string) (*Module, *Error) {
	var parent *Module
	for at := 0; ; {
		end := strings.IndexByte(name[at:], '.')
		part := name
		if end >= 0 {
			part = name[:at+end]
		}
		module := vm.Modules[part]
		if module == nil {
			if parent != nil && !parent.isPackage() {
				return nil, vm.notFound(part, "; '", parent.Name, "' is not a package")
			}
			var err *Error
			if module, err = vm.Import(vm, part); err != nil {
				return nil, err
			}
			if parent != nil {
				parent.Dict.Set(part[at:], module)
			}
		}
		if end < 0 {
			return module, nil
		}
		parent = module
		at += end + 1
	}
}

// importParts imports those of the names that are modules in a package rather than names defined by it; the names that it lists as its
// own for "*".
func (vm *VM) importParts(m *Module, names []Value) *Error {
	for _, v := range names {
		name, ok := v.(*Str)
		if !ok {
			continue
		}
		if name.V == "*" {
			if all, ok := m.Dict.Get("__all__").(*List); ok {
				if err := vm.importParts(m, all.Items); err != nil {
					return err
				}
			}
			continue
		}
		if m.Dict.Get(name.V) != nil {
			continue
		}
		full := m.Name + "." + name.V
		_, err := vm.ImportModule(full)
		if err != nil && !(err.Class == ModuleNotFoundError && err.names(full)) {
			return err
		}
	}
	return nil
}

// names reports whether an import error is about the module of that name.
func (e *Error) names(module string) bool {
	name, ok := e.Attrs.Get("name").(*Str)
	return ok && name.V == module
}

// NotFound returns the error of a module that there is not.
func (vm *VM) NotFound(name string) *Error { return vm.notFound(name) }

func (vm *VM) notFound(name string, more ...string) *Error {
	err := vm.Raise(ModuleNotFoundError, append([]string{"No module named '", name, "'"}, more...)...)
	err.Attrs.Set("name", NewStr(name))
	return err
}

// isPackage reports whether there can be modules in the module.
func (m *Module) isPackage() bool { return m.Dict.Get("__path__") != nil }

// module returns a module that is in no other, which is made when it is first asked for.
func (vm *VM) module(name string) (*Module, *Error) {
	if m := vm.Modules[name]; m != nil {
		return m, nil
	}
	return vm.Import(vm, name)
}

// ImportFrom returns what a module has under a name.
func (vm *VM) ImportFrom(module, name string) (Value, *Error) {
	m, err := vm.module(module)
	if err != nil {
		return nil, err
	}
	return vm.importFrom(m, name)
}

// importFrom executes IMPORTFROM.
func (vm *VM) importFrom(m *Module, name string) (Value, *Error) {
	if v := m.Dict.Get(name); v != nil {
		return v, nil
	}
	if sub := vm.Modules[m.Name+"."+name]; sub != nil {
		return sub, nil
	}
	if lazily := m.Dict.Get("__getattr__"); lazily != nil {
		vm.moduleLacks(m, name)
		v, err := vm.Call(lazily, NewStr(name))
		if err == nil || !err.Class.IsSubclass(AttributeError) {
			return v, err
		}
	}
	vm.lacks(m, name)
	from := "'" + m.Name + "'"
	why := vm.shadowing(m)
	switch {
	case why != "":
	case m.Initializing:
		from = "partially initialized module " + from
		why = circular + m.origin()
	default:
		why = m.origin()
	}
	err := vm.Raise(ImportError, "cannot import name '", name, "' from ", from, why)
	err.Attrs.Set("name", NewStr(m.Name))
	err.Attrs.Set("name_from", NewStr(name))
	err.known = m.Dict.Names()
	return nil, err
}

// circular is what a name is probably missing for that a module would still have defined.
const circular = " (most likely due to a circular import)"

// shadowing says that a file of the program may stand in the way of a module that was meant; "" if not. Only files in the folder of the
// program itself are found before those of the library (_PyModule_IsPossiblyShadowing).
func (vm *VM) shadowing(m *Module) string {
	if m.File == "" || strings.Contains(strings.TrimSuffix(m.File, "/__init__.py"), "/") {
		return ""
	}
	switch {
	case vm.InLibrary != nil && vm.InLibrary(m.Name):
		return " (consider renaming '" + m.File + "' since it has the same name as the standard library module named '" + m.Name +
			"' and prevents importing that standard library module)"
	case m.Initializing:
		return " (consider renaming '" + m.File + "' if it has the same name as a library you intended to import)"
	}
	return ""
}

// origin is how error messages say where a module comes from.
func (m *Module) origin() string {
	if file, ok := m.Dict.Get("__file__").(*Str); ok {
		return " (" + file.V + ")"
	}
	if m.Origin != "" {
		return " (" + m.Origin + ")"
	}
	return " (unknown location)"
}

// importAll executes IMPORTSTAR.
func (vm *VM) importAll(m *Module, into *Namespace) *Error {
	var listed []Value
	switch all := m.Dict.Get("__all__").(type) {
	case *List:
		listed = all.Items
	case *Tuple:
		listed = all.Items
	default:
		m.Dict.Each(func(name string, v Value) bool {
			if !strings.HasPrefix(name, "_") {
				into.Set(name, v)
			}
			return true
		})
		return nil
	}
	for _, item := range listed {
		name, ok := item.(*Str)
		if !ok {
			return vm.Raise(TypeError, "Item in ", m.Name, ".__all__ must be str, not ", item.Type().Label())
		}
		v, err := vm.GetAttr(m, name.V)
		if err != nil {
			return err
		}
		into.Set(name.V, v)
	}
	return nil
}
