package vm

import "strings"

// importName executes IMPORT. As in Python, "import a.b" is the module a, and "from a.b import c" looks at a.b.
func (vm *VM) importName(name string, fromList Value, level int) (Value, *Error) {
	if level > 0 {
		return nil, vm.Raise(ImportError, "attempted relative import with no known parent package")
	}
	var first, module *Module
	for at := 0; at >= 0; {
		end := strings.IndexByte(name[at:], '.')
		part := name
		if end >= 0 {
			part, at = name[:at+end], at+end+1
		} else {
			at = -1
		}
		m, err := vm.module(part)
		if err != nil {
			return nil, err
		}
		if module != nil {
			module.Dict.Set(part[strings.LastIndexByte(part, '.')+1:], m)
		}
		if module = m; first == nil {
			first = m
		}
	}
	if fromList == None {
		return first, nil
	}
	return module, nil
}

// module returns a module, which is made when it is first asked for.
func (vm *VM) module(name string) (*Module, *Error) {
	if m := vm.Modules[name]; m != nil {
		return m, nil
	}
	return vm.Import(vm, name)
}

// importFrom executes IMPORTFROM.
func (vm *VM) importFrom(m *Module, name string) (Value, *Error) {
	if v := m.Dict.Get(name); v != nil {
		return v, nil
	}
	if sub := vm.Modules[m.Name+"."+name]; sub != nil {
		return sub, nil
	}
	vm.lacks(m, name)
	err := vm.Raise(ImportError, "cannot import name '", name, "' from '", m.Name, "'", m.origin())
	err.Attrs.Set("name", NewStr(m.Name))
	err.Attrs.Set("name_from", NewStr(name))
	err.known = m.Dict.Names()
	return nil, err
}

// origin is how error messages say where a module comes from.
func (m *Module) origin() string {
	if file, ok := m.Dict.Get("__file__").(*Str); ok {
		return " (" + file.V + ")"
	}
	return " (unknown location)"
}

// importAll executes IMPORTSTAR.
func (vm *VM) importAll(m *Module, into *Namespace) {
	if all, ok := m.Dict.Get("__all__").(*List); ok {
		for _, name := range all.Items {
			if s, ok := name.(*Str); ok {
				if v := m.Dict.Get(s.V); v != nil {
					into.Set(s.V, v)
				}
			}
		}
		return
	}
	m.Dict.Each(func(name string, v Value) bool {
		if !strings.HasPrefix(name, "_") {
			into.Set(name, v)
		}
		return true
	})
}
	if lazily := m.Dict.Get("__getattr__"); lazily != nil {
		vm.moduleLacks(m, name)
		v, err := vm.Call(lazily, NewStr(name))
		if err == nil || !err.Class.IsSubclass(AttributeError) {
			return v, err
		}
	}
