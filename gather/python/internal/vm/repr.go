package vm

import "strings"

// Repr is repr(v).
func (vm *VM) Repr(v Value) (string, *Error) {
	switch x := v.(type) {
	case *Str:
		vm.Charge(len(x.V))
		vm.Spend(len(x.V) / 4)
		return Quote(x.V), nil
	case *Int, *BigInt:
		return vm.Decimal(x)
	case *Float:
		return FormatFloat(x.V), nil
	}
	if overrides(v) {
		result, found, err := vm.callNested(v, "__repr__")
		if err != nil {
			return "", err
		}
		if found {
			return vm.textResult(result, "__repr__")
		}
	}
	return vm.builtinRepr(v)
}

// callNested calls a special method without arguments, one level deeper.
func (vm *VM) callNested(v Value, name string) (Value, bool, *Error) {
	if !HasSpecial(v, name) {
		return nil, false, nil
	}
	if err := vm.Enter(); err != nil {
		return nil, false, err
	}
	defer vm.Leave()
	return vm.CallSpecial(v, name)
}

// textResult checks what __repr__, __str__ or __format__ has returned.
func (vm *VM) textResult(result Value, method string) (string, *Error) {
	text, ok := AsStr(result)
	if !ok {
		if method == "__format__" {
			return "", vm.Raise(TypeError, "__format__ must return a str, not ", result.Type().Label())
		}
		return "", vm.Raise(TypeError, method, " returned non-string (type ", result.Type().Label(), ")")
	}
	return text, nil
}

// builtinRepr is repr(v) as the builtin type does it that v extends.
func (vm *VM) builtinRepr(v Value) (string, *Error) {
	switch x := Underlying(v).(type) {
	case *Str:
		vm.Charge(len(x.V))
		vm.Spend(len(x.V) / 4)
		return Quote(x.V), nil
	case *Int, *BigInt:
		return vm.Decimal(x)
	case *Bool:
		if x.V {
			return "True", nil
		}
		return "False", nil
	case *Float:
		return FormatFloat(x.V), nil
	case *Complex:
		return formatComplex(x.V), nil
	case *Singleton:
		return x.name, nil
	case *List:
		return vm.reprContainer(x, "[", &x.Items, "]")
	case *Tuple:
		if len(x.Items) == 1 {
			return vm.reprContainer(x, "(", &x.Items, ",)")
		}
		return vm.reprContainer(x, "(", &x.Items, ")")
	case *Dict:
		return vm.reprDict(x)
	case *Set:
		return vm.reprSet(v, x)
	case *Type:
		return typeRepr(x), nil
	case *Module:
		return x.repr(), nil
	case Represented:
		return x.Repr(vm)
	}
	return vm.ObjectRepr(v), nil
}

// ObjectRepr is object.__repr__(v).
func (vm *VM) ObjectRepr(v Value) string {
	return "<" + qualified(v.Type()) + " object at " + vm.Address(v) + ">"
}

func (m *Module) repr() string {
	if m.Name == "__main__" {
		return "<module '__main__' from 'main.py'>"
	}
	if m.File != "" {
		return "<module '" + m.Name + "' from '" + m.File + "'>"
	}
	return "<module '" + m.Name + "'>"
}

// show marks a container as being represented; false if it already is, so that it contains itself.
func (vm *VM) show(v Value) bool {
	vm.Spend(1 + len(vm.shown)/8)
	for _, shown := range vm.shown {
		if shown == v {
			return false
		}
	}
	vm.shown = append(vm.shown, v)
	return true
}

func (vm *VM) hide() { vm.shown = vm.shown[:len(vm.shown)-1] }

// ReprOnce represents an object of a library type by what write returns, or, where that contains the object itself, by within.
func (vm *VM) ReprOnce(v Value, within string, write func() (string, *Error)) (string, *Error) {
	if !vm.show(v) {
		return within, nil
	}
	defer vm.hide()
	if err := vm.Enter(); err != nil {
		return "", vm.inRepr(err)
	}
	defer vm.Leave()
	return write()
}

// reprContainer writes a container: its items between brackets, or an ellipsis if it contains itself.
func (vm *VM) reprContainer(v Value, open string, items *[]Value, end string) (string, *Error) {
	if !vm.show(v) {
		if open[len(open)-1] == '[' && len(open) > 1 {
			return "...", nil // a view of a dict
		}
		return open + "..." + end[len(end)-1:], nil
	}
	defer vm.hide()
	return vm.reprAround(open, items, end)
}

// reprAround writes the reprs of items between brackets. They are given by reference, as a __repr__ may change them.
func (vm *VM) reprAround(open string, items *[]Value, end string) (string, *Error) {
	if err := vm.Enter(); err != nil {
		return "", vm.inRepr(err)
	}
	defer vm.Leave()
	var b strings.Builder
	b.WriteString(open)
	for i := 0; i < len(*items); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		text, err := vm.Repr((*items)[i])
		if err != nil {
			return "", err
		}
		vm.Charge(2 * len(text))
		vm.Spend(4)
		b.WriteString(text)
	}
	b.WriteString(end)
	return b.String(), nil
}

// inRepr completes the text of a RecursionError.
func (vm *VM) inRepr(err *Error) *Error {
	return vm.Raise(err.Class, "maximum recursion depth exceeded while getting the repr of an object")
}

func (vm *VM) reprDict(d *Dict) (string, *Error) {
	if !vm.show(d) {
		return "{...}", nil
	}
	defer vm.hide()
	if err := vm.Enter(); err != nil {
		return "", vm.inRepr(err)
	}
	defer vm.Leave()
	var b strings.Builder
	b.WriteByte('{')
	for position := 0; ; {
		key, value, ok := d.Next(&position)
		if !ok {
			break
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		keyText, err := vm.Repr(key)
		if err != nil {
			return "", err
		}
		valueText, err := vm.Repr(value)
		if err != nil {
			return "", err
		}
		vm.Charge(2 * (len(keyText) + len(valueText)))
		vm.Spend(2)
		b.WriteString(keyText)
		b.WriteString(": ")
		b.WriteString(valueText)
	}
	b.WriteByte('}')
	return b.String(), nil
}

func (vm *VM) reprSet(v Value, s *Set) (string, *Error) {
	name := v.Type().Name
	if s.used == 0 {
		return name + "()", nil
	}
	if !vm.show(s) {
		return name + "(...)", nil
	}
	defer vm.hide()
	items := make([]Value, 0, s.used)
	for position := 0; ; {
		item := s.Next(&position)
		if item == nil {
			break
		}
		items = append(items, item)
	}
	if name == "set" {
		return vm.reprAround("{", &items, "}")
	}
	return vm.reprAround(name+"({", &items, "})")
}

// Str is str(v).
func (vm *VM) Str(v Value) (string, *Error) {
	if s, ok := v.(*Str); ok {
		return s.V, nil
	}
	if overrides(v) {
		result, found, err := vm.callNested(v, "__str__")
		if err != nil {
			return "", err
		}
		if found {
			return vm.textResult(result, "__str__")
		}
		if s, ok := Underlying(v).(*Str); ok {
			return s.V, nil
		}
		if _, printed := Underlying(v).(Printed); !printed {
			if result, found, err = vm.callNested(v, "__repr__"); err != nil {
				return "", err
			}
			if found {
				return vm.textResult(result, "__str__")
			}
		}
	}
	if p, ok := Underlying(v).(Printed); ok {
		return p.Str(vm)
	}
	return vm.Repr(v)
}

// ASCII is ascii(v).
func (vm *VM) ASCII(v Value) (string, *Error) {
	text, err := vm.Repr(v)
	if err != nil {
		return "", err
	}
	ascii := true
	for i := range len(text) {
		ascii = ascii && text[i] < 0x80
	}
	if ascii {
		return text, nil
	}
	vm.Charge(10 * len(text))
	b := make([]byte, 0, 2*len(text))
	for _, r := range text {
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
	}
	return string(b), nil
}
