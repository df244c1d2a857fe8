package lib

import (
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// The methods and attributes of a match.

// empty is what stands for a group that took no part, where that is not None.
func (found *match) empty() vm.Value {
	if _, ok := vm.Underlying(found.subject).(*vm.Bytes); ok {
		return vm.NewBytes("")
	}
	return str("")
}

// part returns what a group has matched, or missing.
func (found *match) part(m *vm.VM, group int, missing vm.Value) vm.Value {
	from, to := found.slots[2*group], found.slots[2*group+1]
	if from < 0 || to < from {
		return missing
	}
	return slice(m, found.subject, &found.text, from, to)
}

// parts returns what all groups have matched.
func (found *match) parts(m *vm.VM, missing vm.Value) *vm.Tuple {
	parts := vm.NewTuple()
	for g := 1; g <= found.pattern.program.Groups; g++ {
		parts.Items = append(parts.Items, found.part(m, g, missing))
	}
	return parts
}

// group returns the number of a group that is given by number or name.
func (found *match) group(m *vm.VM, v vm.Value) (int, *vm.Error) {
	if vm.HasIndex(v) {
		n, err := m.AsSize(v)
		if err == nil && 0 <= n && n <= found.pattern.program.Groups {
			return n, nil
		}
	} else if name, ok := vm.AsStr(v); ok {
		for _, g := range found.pattern.program.Names {
			if g.Name == name {
				return g.Number, nil
			}
		}
	}
	return 0, m.Raise(vm.IndexError, "no such group")
}

// Repr implements [vm.Represented].
func (found *match) Repr(m *vm.VM) (string, *vm.Error) {
	matched, err := m.Repr(found.part(m, 0, vm.None))
	return "<re.Match object; span=(" + decimal(found.slots[0]) + ", " + decimal(found.slots[1]) + "), match=" + matched + ">", err
}

// Index implements [vm.Indexed].
func (found *match) Index(m *vm.VM, key vm.Value) (vm.Value, *vm.Error) {
	g, err := found.group(m, key)
	if err != nil {
		return nil, err
	}
	return found.part(m, g, vm.None), nil
}

func installMatch() {
	on := func(name, signature string, run func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error)) {
		method(matchType, name, signature, run)
	}
	on("group", "self, /, *groups", func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error) {
		wanted := args[1].(*vm.Tuple).Items
		switch len(wanted) {
		case 0:
			return found.part(m, 0, vm.None), nil
		case 1:
			return found.Index(m, wanted[0])
		}
		parts := vm.NewTuple()
		for _, v := range wanted {
			part, err := found.Index(m, v)
			if err != nil {
				return nil, err
			}
			parts.Items = append(parts.Items, part)
		}
		return parts, nil
	})
	on("groups", "self, /, default=", func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error) {
		return found.parts(m, or(args[1], vm.None)), nil
	})
	on("groupdict", "self, /, default=", func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error) {
		d := vm.NewDict()
		for _, g := range found.pattern.program.Names {
			d.SetString(g.Name, found.part(m, g.Number, or(args[1], vm.None)))
		}
		return d, nil
	})
	bounds := func(name string, value func(from, to int) vm.Value) {
		on(name, "self, group=, /", func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error) {
			g, err := found.group(m, or(args[1], integer(0)))
			if err != nil {
				return nil, err
			}
			return value(found.slots[2*g], found.slots[2*g+1]), nil
		})
	}
	bounds("start", func(from, _ int) vm.Value { return integer(from) })
	bounds("end", func(_, to int) vm.Value { return integer(to) })
	span := func(from, to int) vm.Value { return vm.NewTuple(integer(from), integer(to)) }
	bounds("span", span)
	on("expand", "self, /, template", func(m *vm.VM, found *match, args []vm.Value) (vm.Value, *vm.Error) {
		t, err := found.pattern.template(m, args[1])
		if err != nil {
			return nil, err
		}
		var out strings.Builder
		t.expand(m, found, &out)
		if _, ok := vm.Underlying(found.subject).(*vm.Bytes); ok {
			return vm.NewBytes(out.String()), nil
		}
		return str(out.String()), nil
	})
	get := func(name string, value func(found *match) vm.Value) {
		matchType.AddGetter(name, func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return value(self.(*match)), nil })
	}
	get("string", func(found *match) vm.Value { return found.subject })
	get("re", func(found *match) vm.Value { return found.pattern })
	get("pos", func(found *match) vm.Value { return integer(found.start) })
	get("endpos", func(found *match) vm.Value { return integer(found.end) })
	last := func(found *match) int { return found.slots[len(found.slots)-1] }
	get("lastindex", func(found *match) vm.Value {
		if last(found) < 0 {
			return vm.None
		}
		return integer(last(found))
	})
	get("lastgroup", func(found *match) vm.Value {
		for _, g := range found.pattern.program.Names {
			if g.Number == last(found) {
				return str(g.Name)
			}
		}
		return vm.None
	})
	get("regs", func(found *match) vm.Value {
		regs := vm.NewTuple()
		for g := 0; g <= found.pattern.program.Groups; g++ {
			regs.Items = append(regs.Items, span(found.slots[2*g], found.slots[2*g+1]))
		}
		return regs
	})
}
