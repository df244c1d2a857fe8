package lib

import (
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A deque is a collections.deque: a ring of items, of which either end can be reached at once.
type deque struct {
	ring    []vm.Value // its length is a power of two, or 0
	first   int        // where the first item is
	n       int
	most    int // maxlen, or -1
	changes int // how often items were added or removed, so that iterators notice
}

var (
	dequeType                = vm.NewType("collections", "deque")
	dequeIteratorType        = vm.NewType("collections", "_deque_iterator")
	dequeReverseIteratorType = vm.NewType("collections", "_deque_reverse_iterator")
)

// Type implements [vm.Value].
func (*deque) Type() *vm.Type { return dequeType }

// Len implements [vm.Sized].
func (d *deque) Len() int { return d.n }

// at returns where the item at position i is kept.
func (d *deque) at(i int) *vm.Value { return &d.ring[(d.first+i)&(len(d.ring)-1)] }

// References implements [vm.Referrer].
func (d *deque) References(visit func(any)) {
	for i := range d.n {
		visit(*d.at(i))
	}
}

// grow makes room for one more item.
func (d *deque) grow(m *vm.VM) {
	if d.n < len(d.ring) {
		return
	}
	size := max(8, 2*len(d.ring))
	m.Charge(16 * size)
	ring := make([]vm.Value, size)
	for i := range d.n {
		ring[i] = *d.at(i)
	}
	d.ring, d.first = ring, 0
}

func (d *deque) append(m *vm.VM, v vm.Value) {
	if d.most == 0 {
		return
	}
	d.grow(m)
	d.n++
	*d.at(d.n - 1) = v
	d.changes++
	if d.n > d.most && d.most > 0 {
		d.popFirst()
	}
}

func (d *deque) appendLeft(m *vm.VM, v vm.Value) {
	if d.most == 0 {
		return
	}
	d.grow(m)
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.n++
	d.ring[d.first] = v
	d.changes++
	if d.n > d.most && d.most > 0 {
		d.popLast()
	}
}

func (d *deque) popFirst() vm.Value {
	place := &d.ring[d.first]
	v := *place
	*place = nil
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	d.changes++
	return v
}

func (d *deque) popLast() vm.Value {
	place := d.at(d.n - 1)
	v := *place
	*place = nil
	d.n--
	d.changes++
	return v
}

// extend appends the items of an iterable, on the left if left is set.
func (d *deque) extend(m *vm.VM, iterable vm.Value, left bool) *vm.Error {
	if iterable == vm.Value(d) {
		iterable = vm.NewList(d.items(m)...)
	}
	return m.Each(iterable, func(v vm.Value) *vm.Error {
		if left {
			d.appendLeft(m, v)
		} else {
			d.append(m, v)
		}
		return nil
	})
}

// items returns the items in a slice of their own.
func (d *deque) items(m *vm.VM) []vm.Value {
	m.Charge(16 * d.n)
	m.Spend(d.n / 8)
	items := make([]vm.Value, d.n)
	for i := range items {
		items[i] = *d.at(i)
	}
	return items
}

// rotate moves the last item to the front, by times, or the first one to the back if by is negative.
func (d *deque) rotate(m *vm.VM, by int) {
	if d.n < 2 {
		return
	}
	by %= d.n
	if by < 0 {
		by += d.n
	}
	if by > d.n/2 {
		by -= d.n
	}
	m.Spend(max(by, -by) / 8)
	d.changes++
	mask := len(d.ring) - 1
	for ; by > 0; by-- {
		d.first = (d.first - 1) & mask
		last := d.at(d.n)
		v := *last
		*last = nil
		d.ring[d.first] = v
	}
	for ; by < 0; by++ {
		v := d.ring[d.first]
		d.ring[d.first] = nil
		d.first = (d.first + 1) & mask
		*d.at(d.n - 1) = v
	}
}

// remove takes out the item at position i.
func (d *deque) remove(m *vm.VM, i int) {
	m.Spend(min(i, d.n-i) / 8)
	if i < d.n/2 {
		for ; i > 0; i-- {
			*d.at(i) = *d.at(i - 1)
		}
		d.popFirst()
		return
	}
	for ; i < d.n-1; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.popLast()
}

// insert puts an item before position i.
func (d *deque) insert(m *vm.VM, i int, v vm.Value) {
	d.append(m, v)
	m.Spend((d.n - i) / 8)
	for j := d.n - 1; j > i; j-- {
		*d.at(j) = *d.at(j - 1)
	}
	*d.at(i) = v
}

// clear removes all items.
func (d *deque) clear() {
	d.ring, d.first, d.n = nil, 0, 0
	d.changes++
}

// find returns the position of an item equal to v among those from start to stop, or -1.
func (d *deque) find(m *vm.VM, v vm.Value, start, stop int, mutated string) (int, *vm.Error) {
	changes := d.changes
	for i := start; i < stop && i < d.n; i++ {
		m.Spend(1)
		equal, err := m.Equal(*d.at(i), v)
		if err != nil {
			return 0, err
		}
		if d.changes != changes {
			return 0, m.Raise(vm.RuntimeError, mutated)
		}
		if equal {
			return i, nil
		}
	}
	return -1, nil
}

const dequeMutated = "deque mutated during iteration"

// Contains implements [vm.Container].
func (d *deque) Contains(m *vm.VM, item vm.Value) (bool, *vm.Error) {
	i, err := d.find(m, item, 0, d.n, dequeMutated)
	return i >= 0, err
}

// position turns an index into a position.
func (d *deque) position(m *vm.VM, key vm.Value) (int, *vm.Error) {
	if !vm.HasIndex(key) {
		return 0, m.Raise(vm.TypeError, "sequence index must be integer, not '", key.Type().Label(), "'")
	}
	i, err := m.AsIndex(key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, m.Raise(vm.IndexError, "deque index out of range")
	}
	return i, nil
}

// Index implements [vm.Indexed].
func (d *deque) Index(m *vm.VM, key vm.Value) (vm.Value, *vm.Error) {
	i, err := d.position(m, key)
	if err != nil {
		return nil, err
	}
	return *d.at(i), nil
}

// SetIndex implements [vm.IndexSetter].
func (d *deque) SetIndex(m *vm.VM, key, value vm.Value) *vm.Error {
	i, err := d.position(m, key)
	switch {
	case err != nil:
		return err
	case value == nil:
		d.remove(m, i)
	default:
		*d.at(i) = value
	}
	return nil
}

// Compare implements [vm.Comparable].
func (d *deque) Compare(m *vm.VM, op vm.Comparison, other vm.Value) (vm.Value, *vm.Error) {
	o, ok := other.(*deque)
	if !ok {
		return nil, nil
	}
	if d.n != o.n && (op == syntax.Eq || op == syntax.NotEq) {
		return vm.NewBool(op == syntax.NotEq), nil
	}
	return m.Compare(op, vm.NewList(d.items(m)...), vm.NewList(o.items(m)...))
}

// Binary implements [vm.Operand].
func (d *deque) Binary(m *vm.VM, op vm.Operator, other vm.Value, reflected bool) (vm.Value, *vm.Error) {
	switch op {
	case syntax.Add:
		if reflected {
			return nil, nil
		}
		o, ok := vm.Underlying(other).(*deque)
		if !ok {
			return nil, m.Raise(vm.TypeError, `can only concatenate deque (not "`, other.Type().Label(), `") to deque`)
		}
		sum := d.copy(m)
		return sum, sum.extend(m, o, false)
	case syntax.Mult:
		if !vm.HasIndex(other) {
			return nil, m.Raise(vm.TypeError, "can't multiply sequence by non-int of type '", other.Type().Label(), "'")
		}
		n, err := m.AsIndex(other)
		if err != nil {
			return nil, err
		}
		product := d.copy(m)
		product.repeat(m, n)
		return product, nil
	}
	return nil, nil
}

// repeat makes the deque n times what it was.
func (d *deque) repeat(m *vm.VM, n int) {
	items := d.items(m)
	if n <= 0 || len(items) == 0 {
		d.clear()
		return
	}
	times := n - 1
	if d.most >= 0 {
		times = min(times, d.most/len(items)+1)
	}
	m.Spend(times)
	for range times {
		m.Spend(len(items))
		for _, v := range items {
			d.append(m, v)
		}
	}
}

func (d *deque) copy(m *vm.VM) *deque {
	c := &deque{most: d.most}
	for _, v := range d.items(m) {
		c.append(m, v)
	}
	return c
}

// Repr implements [vm.Represented].
func (d *deque) Repr(m *vm.VM) (string, *vm.Error) { return d.reprAs(m, "deque") }

func (d *deque) reprAs(m *vm.VM, name string) (string, *vm.Error) {
	return m.ReprOnce(d, "[...]", func() (string, *vm.Error) {
		items, err := m.Repr(vm.NewList(d.items(m)...))
		if err != nil {
			return "", err
		}
		if d.most >= 0 {
			items += ", maxlen=" + decimal(d.most)
		}
		return name + "(" + items + ")", nil
	})
}

// Iter implements [vm.Iterable].
func (d *deque) Iter(*vm.VM) (vm.Value, *vm.Error) {
	return &dequeIterator{d, 0, d.n, d.changes, false}, nil
}

// Reversed implements [vm.Reversible].
func (d *deque) Reversed(*vm.VM) (vm.Value, *vm.Error) {
	return &dequeIterator{d, 0, d.n, d.changes, true}, nil
}

// A dequeIterator goes through a deque, which must not change meanwhile.
type dequeIterator struct {
	deque   *deque
	next    int
	left    int
	changes int
	reverse bool
}

// Type implements [vm.Value].
func (it *dequeIterator) Type() *vm.Type {
	if it.reverse {
		return dequeReverseIteratorType
	}
	return dequeIteratorType
}

// Iter implements [vm.Iterable].
func (it *dequeIterator) Iter(*vm.VM) (vm.Value, *vm.Error) { return it, nil }

// Next implements [vm.Iterator].
func (it *dequeIterator) Next(m *vm.VM) (vm.Value, *vm.Error) {
	d := it.deque
	if d.changes != it.changes {
		it.left = 0
		return nil, m.Raise(vm.RuntimeError, dequeMutated)
	}
	if it.left == 0 {
		return nil, nil
	}
	it.left--
	i := it.next
	it.next++
	if it.reverse {
		i = d.n - 1 - i
	}
	return *d.at(i), nil
}

// Hint is how many items are to come.
func (it *dequeIterator) Hint() int { return it.left }

func installDeque() {
	dequeType.Pattern = vm.SequencePattern
	t := dequeType
	t.Dotted = true
	initializer(t, "iterable=, maxlen=", func() *deque { return &deque{most: -1} }, fillDeque)
	generic(t)
	t.AddSlots("eq ne lt le gt ge len iter reversed contains getitem setitem delitem")
	t.Unhashable = true
	t.Dict.Set("__hash__", vm.None)
	for _, t := range []*vm.Type{dequeIteratorType, dequeReverseIteratorType} {
		t.Final = true
		t.Dotted = true
		t.AddSlots("iter next length_hint")
	}
	on := func(name, signature string, run func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	do := func(name, signature string, run func(m *vm.VM, d *deque, args []vm.Value) *vm.Error) {
		on(name, signature, func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) { return vm.None, run(m, d, args) })
	}
	t.AddGetter("maxlen", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		if d := vm.Underlying(self).(*deque); d.most >= 0 {
			return integer(d.most), nil
		}
		return vm.None, nil
	})
	on("__repr__", "self, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		return text(d.reprAs(m, args[0].Type().Name))
	})
	do("append", "self, item, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error { d.append(m, args[1]); return nil })
	do("appendleft", "self, item, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error { d.appendLeft(m, args[1]); return nil })
	do("extend", "self, iterable, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error { return d.extend(m, args[1], false) })
	do("extendleft", "self, iterable, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error { return d.extend(m, args[1], true) })
	do("clear", "self, /", func(_ *vm.VM, d *deque, _ []vm.Value) *vm.Error { d.clear(); return nil })
	on("pop", "self, /", func(m *vm.VM, d *deque, _ []vm.Value) (vm.Value, *vm.Error) {
		if d.n == 0 {
			return nil, m.Raise(vm.IndexError, "pop from an empty deque")
		}
		return d.popLast(), nil
	})
	on("popleft", "self, /", func(m *vm.VM, d *deque, _ []vm.Value) (vm.Value, *vm.Error) {
		if d.n == 0 {
			return nil, m.Raise(vm.IndexError, "pop from an empty deque")
		}
		return d.popFirst(), nil
	})
	do("rotate", "self, n=, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error {
		n, err := m.AsIndex(or(args[1], integer(1)))
		if err == nil {
			d.rotate(m, n)
		}
		return err
	})
	do("reverse", "self, /", func(m *vm.VM, d *deque, _ []vm.Value) *vm.Error {
		m.Spend(d.n / 8)
		for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
			*d.at(i), *d.at(j) = *d.at(j), *d.at(i)
		}
		return nil
	})
	on("count", "self, value, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		n := 0
		for i := 0; ; i++ {
			var err *vm.Error
			if i, err = d.find(m, args[1], i, d.n, dequeMutated); i < 0 || err != nil {
				return integer(n), err
			}
			n++
		}
	})
	on("index", "self, value, start=, stop=, /", dequeIndex)
	do("insert", "self, index, value, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error {
		i, err := m.AsIndex(args[1])
		if err != nil {
			return err
		}
		if d.n == d.most {
			return m.Raise(vm.IndexError, "deque already at its maximum size")
		}
		if i < 0 {
			i = max(0, i+d.n)
		}
		d.insert(m, min(i, d.n), args[2])
		return nil
	})
	do("remove", "self, value, /", func(m *vm.VM, d *deque, args []vm.Value) *vm.Error {
		i, err := d.find(m, args[1], 0, d.n, "deque mutated during remove().")
		if err == nil && i < 0 {
			err = m.Raise(vm.ValueError, "deque.remove(x): x not in deque")
		}
		if err == nil {
			d.remove(m, i)
		}
		return err
	})
	for _, name := range []string{"copy", "__copy__"} {
		on(name, "self, /", func(m *vm.VM, _ *deque, args []vm.Value) (vm.Value, *vm.Error) { return copyDeque(m, args[0]) })
	}
	on("__add__", "self, value, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		if _, ok := vm.Underlying(args[1]).(*deque); !ok {
			return d.Binary(m, syntax.Add, args[1], false)
		}
		sum, err := copyDeque(m, args[0])
		if err != nil {
			return nil, err
		}
		_, err = m.CallMethod(sum, "extend", args[1])
		return sum, err
	})
	for _, name := range []string{"__mul__", "__rmul__"} {
		on(name, "self, value, /", func(m *vm.VM, _ *deque, args []vm.Value) (vm.Value, *vm.Error) {
			product, err := copyDeque(m, args[0])
			if err != nil {
				return nil, err
			}
			return m.CallMethod(product, "__imul__", args[1])
		})
	}
	on("__iadd__", "self, value, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		return args[0], d.extend(m, args[1], false)
	})
	on("__imul__", "self, value, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		if !vm.HasIndex(args[1]) {
			return nil, m.Raise(vm.TypeError, "can't multiply sequence by non-int of type '", args[1].Type().Label(), "'")
		}
		n, err := m.AsIndex(args[1])
		if err == nil {
			d.repeat(m, n)
		}
		return args[0], err
	})
	on("__reduce__", "self, /", func(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
		state := vm.Value(vm.None)
		if attributes := m.Attributes(args[0]); attributes != nil && attributes.Len() > 0 {
			state = attributes
		}
		given := vm.NewTuple()
		if d.most >= 0 {
			given = vm.NewTuple(vm.NewTuple(), integer(d.most))
		}
		it, err := m.Iter(args[0])
		return vm.NewTuple(args[0].Type(), given, state, it), err
	})
}

// copyDeque makes a copy of a deque or of an object of a subclass.
func copyDeque(m *vm.VM, v vm.Value) (vm.Value, *vm.Error) {
	d := vm.Underlying(v).(*deque)
	switch {
	case v == vm.Value(d):
		return d.copy(m), nil
	case d.most < 0:
		return m.Call(v.Type(), v)
	}
	return m.Call(v.Type(), v, integer(d.most))
}

// Inplace implements [vm.InplaceOperand].
func (d *deque) Inplace(m *vm.VM, op vm.Operator, other vm.Value) (vm.Value, *vm.Error) {
	switch op {
	case syntax.Add:
		return m.CallMethod(d, "__iadd__", other)
	case syntax.Mult:
		return m.CallMethod(d, "__imul__", other)
	}
	return nil, nil
}

func fillDeque(m *vm.VM, d *deque, args []vm.Value) *vm.Error {
	most := -1
	if given(args[1]) {
		if !vm.HasIndex(args[1]) {
			return m.Raise(vm.TypeError, "an integer is required")
		}
		var err *vm.Error
		if most, err = m.AsIndex(args[1]); err != nil {
			return err
		}
		if most < 0 {
			return m.Raise(vm.ValueError, "maxlen must be non-negative")
		}
	}
	d.most = most
	if d.n > 0 {
		d.clear()
	}
	if args[0] == nil {
		return nil
	}
	return d.extend(m, args[0], false)
}

func dequeIndex(m *vm.VM, d *deque, args []vm.Value) (vm.Value, *vm.Error) {
	bound := func(v vm.Value, missing int) (int, *vm.Error) {
		if v == nil {
			return missing, nil
		}
		if !vm.HasIndex(v) {
			return 0, m.Raise(vm.TypeError, "slice indices must be integers or have an __index__ method")
		}
		i, err := m.AsIndex(v)
		if i < 0 {
			i = max(0, i+d.n)
		}
		return i, err
	}
	start, err := bound(args[2], 0)
	if err != nil {
		return nil, err
	}
	stop, err := bound(args[3], d.n)
	if err != nil {
		return nil, err
	}
	i, err := d.find(m, args[1], start, stop, dequeMutated)
	if err == nil && i < 0 {
		err = m.Raise(vm.ValueError, "deque.index(x): x not in deque")
	}
	return integer(i), err
}
