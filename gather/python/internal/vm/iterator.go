package vm

// The types of iterators of containers and of the builtin iterators.
var (
	ListIteratorType        = newFinalType("list_iterator")
	ListReverseIteratorType = newFinalType("list_reverseiterator")
	TupleIteratorType       = newFinalType("tuple_iterator")
	SetIteratorType         = newFinalType("set_iterator")
	DictKeyIteratorType     = newFinalType("dict_keyiterator")
	DictValueIteratorType   = newFinalType("dict_valueiterator")
	DictItemIteratorType    = newFinalType("dict_itemiterator")
	DictReverseKeyType      = newFinalType("dict_reversekeyiterator")
	DictReverseValueType    = newFinalType("dict_reversevalueiterator")
	DictReverseItemType     = newFinalType("dict_reverseitemiterator")
	SequenceIteratorType    = newFinalType("iterator")
	CallableIteratorType    = newFinalType("callable_iterator")
	EnumerateType           = newType("enumerate")
	ZipType                 = newType("zip")
	MapType                 = newType("map")
	FilterType              = newType("filter")
	ReversedType            = newType("reversed")
)

// A ListIterator goes through a list, which may change meanwhile; at its end it lets go of it.
type ListIterator struct {
	list *List
	next int
}

// Type implements [Value].
func (*ListIterator) Type() *Type { return ListIteratorType }

// Iter implements [Iterable].
func (it *ListIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *ListIterator) Next(*VM) (Value, *Error) {
	if it.list == nil {
		return nil, nil
	}
	if it.next >= len(it.list.Items) {
		it.list = nil
		return nil, nil
	}
	v := it.list.Items[it.next]
	it.next++
	return v, nil
}

// Hint is how many items are to come.
func (it *ListIterator) Hint() int {
	if it.list == nil {
		return 0
	}
	return max(0, len(it.list.Items)-it.next)
}

// A listReverseIterator goes through a list from its end.
type listReverseIterator struct {
	list *List
	next int
}

// NewListReverseIterator is reversed(list).
func NewListReverseIterator(list *List) Value { return &listReverseIterator{list, len(list.Items) - 1} }

// Type implements [Value].
func (*listReverseIterator) Type() *Type { return ListReverseIteratorType }

// Iter implements [Iterable].
func (it *listReverseIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *listReverseIterator) Next(*VM) (Value, *Error) {
	if it.next < 0 || it.next >= len(it.list.Items) {
		it.next = -1
		return nil, nil
	}
	v := it.list.Items[it.next]
	it.next--
	return v, nil
}

// Hint is how many items are to come.
func (it *listReverseIterator) Hint() int { return it.next + 1 }

// A TupleIterator goes through items that don't change.
type TupleIterator struct{ items []Value }

// Type implements [Value].
func (*TupleIterator) Type() *Type { return TupleIteratorType }

// Iter implements [Iterable].
func (it *TupleIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *TupleIterator) Next(*VM) (Value, *Error) {
	if len(it.items) == 0 {
		return nil, nil
	}
	v := it.items[0]
	it.items = it.items[1:]
	return v, nil
}

// Hint is how many items are to come.
func (it *TupleIterator) Hint() int { return len(it.items) }

// A setIterator goes through a set, which must not change its size meanwhile.
type setIterator struct {
	set  *Set
	next int
	size int
	left int
}

// Iter implements [Iterable].
func (s *Set) Iter(*VM) (Value, *Error) { return &setIterator{set: s, size: s.used, left: s.used}, nil }

// Type implements [Value].
func (*setIterator) Type() *Type { return SetIteratorType }

// Iter implements [Iterable].
func (it *setIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *setIterator) Next(vm *VM) (Value, *Error) {
	if it.set == nil {
		return nil, nil
	}
	if it.size != it.set.used {
		it.size = -1
		return nil, vm.Raise(RuntimeError, "Set changed size during iteration")
	}
	v := it.set.Next(&it.next)
	if v == nil {
		it.set = nil
		return nil, nil
	}
	it.left--
	return v, nil
}

// Hint is how many elements are to come.
func (it *setIterator) Hint() int {
	if it.set == nil || it.size != it.set.used {
		return 0
	}
	return it.left
}

// What an iterator of a dict gives.
const (
	dictKeys = iota
	dictValues
	dictItems
)

// A DictIterator goes through the keys, values or items of a dict, which must not change its size meanwhile.
type DictIterator struct {
	dict    *Dict
	gives   int
	next    int
	size    int
	left    int
	reverse bool
}

func newDictIterator(d *Dict, gives int, reverse bool) *DictIterator {
	it := &DictIterator{dict: d, gives: gives, size: d.used, left: d.used, reverse: reverse}
	if reverse {
		it.next = len(d.entries) - 1
	}
	return it
}

// Iter implements [Iterable].
func (d *Dict) Iter(*VM) (Value, *Error) { return newDictIterator(d, dictKeys, false), nil }

// Type implements [Value].
func (it *DictIterator) Type() *Type {
	if it.reverse {
		return [...]*Type{DictReverseKeyType, DictReverseValueType, DictReverseItemType}[it.gives]
	}
	return [...]*Type{DictKeyIteratorType, DictValueIteratorType, DictItemIteratorType}[it.gives]
}

// Iter implements [Iterable].
func (it *DictIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *DictIterator) Next(vm *VM) (Value, *Error) {
	if it.dict == nil {
		return nil, nil
	}
	if it.size != it.dict.used {
		it.size = -1
		return nil, vm.Raise(RuntimeError, "dictionary changed size during iteration")
	}
	key, value, ok := it.entry()
	if !ok {
		it.dict = nil
		return nil, nil
	}
	if it.left == 0 {
		it.dict = nil
		return nil, vm.Raise(RuntimeError, "dictionary keys changed during iteration")
	}
	it.left--
	switch it.gives {
	case dictKeys:
		return key, nil
	case dictValues:
		return value, nil
	}
	return NewTuple(key, value), nil
}

func (it *DictIterator) entry() (key, value Value, ok bool) {
	if !it.reverse {
		return it.dict.Next(&it.next)
	}
	for ; it.next >= 0; it.next-- {
		if it.next < len(it.dict.entries) {
			if e := &it.dict.entries[it.next]; e.key != nil {
				it.next--
				return e.key, e.value, true
			}
		}
	}
	return nil, nil, false
}

// Hint is how many items are to come.
func (it *DictIterator) Hint() int {
	if it.dict == nil || it.size != it.dict.used {
		return 0
	}
	return it.left
}

// A sequenceIterator asks a value for the items 0, 1, 2 … until it raises IndexError.
type sequenceIterator struct {
	of   Value
	next int64
}

// NewSequenceIterator returns an iterator that asks v for the items 0, 1, 2 … until it raises IndexError.
func NewSequenceIterator(v Value) Value { return &sequenceIterator{of: v} }

// Type implements [Value].
func (*sequenceIterator) Type() *Type { return SequenceIteratorType }

// Iter implements [Iterable].
func (it *sequenceIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *sequenceIterator) Next(vm *VM) (Value, *Error) {
	if it.of == nil {
		return nil, nil
	}
	v, err := vm.Index(it.of, NewInt(it.next))
	if err != nil {
		if err.Class.IsSubclass(IndexError) || err.Class.IsSubclass(StopIteration) {
			it.of = nil
			return nil, nil
		}
		return nil, err
	}
	it.next++
	return v, nil
}

// A callableIterator calls a function until it returns a certain value: iter(function, sentinel).
type callableIterator struct{ function, sentinel Value }

// NewCallableIterator is iter(function, sentinel).
func NewCallableIterator(function, sentinel Value) Value {
	return &callableIterator{function, sentinel}
}

// Type implements [Value].
func (*callableIterator) Type() *Type { return CallableIteratorType }

// Iter implements [Iterable].
func (it *callableIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *callableIterator) Next(vm *VM) (Value, *Error) {
	if it.function == nil {
		return nil, nil
	}
	v, err := vm.Call(it.function)
	if err != nil {
		if err.Class.IsSubclass(StopIteration) {
			it.function = nil
			return nil, nil
		}
		return nil, err
	}
	if equal, err := vm.Equal(it.sentinel, v); equal || err != nil {
		if err == nil {
			it.function = nil
		}
		return nil, err
	}
	return v, nil
}

// draw advances an iterator for one that is made of it. That may be made of another, and so on: it counts as nesting.
func (vm *VM) draw(it Value) (Value, *Error) {
	if err := vm.Enter(); err != nil {
		return nil, err
	}
	v, err := vm.Next(it)
	vm.Leave()
	return v, err
}

// An Enumerate counts the items of an iterator.
type Enumerate struct {
	Iterator Value
	Count    Value // of the next item, an int
}

// Type implements [Value].
func (*Enumerate) Type() *Type { return EnumerateType }

// Iter implements [Iterable].
func (e *Enumerate) Iter(*VM) (Value, *Error) { return e, nil }

// Next implements [Iterator].
func (e *Enumerate) Next(vm *VM) (Value, *Error) {
	v, err := vm.draw(e.Iterator)
	if v == nil || err != nil {
		return nil, err
	}
	count := e.Count
	if i, ok := count.(*Int); ok && i.V < 1<<62 {
		e.Count = NewInt(i.V + 1)
	} else if e.Count, err = vm.Binary(0, count, NewInt(1)); err != nil {
		return nil, err
	}
	return NewTuple(count, v), nil
}

// A Zip gives tuples with an item of each of its iterators, until one ends.
type Zip struct {
	Iterators []Value
	Strict    bool // all must end together
	ended     bool
}

// Type implements [Value].
func (*Zip) Type() *Type { return ZipType }

// Iter implements [Iterable].
func (z *Zip) Iter(*VM) (Value, *Error) { return z, nil }

// Next implements [Iterator].
func (z *Zip) Next(vm *VM) (Value, *Error) {
	if z.ended || len(z.Iterators) == 0 {
		return nil, nil
	}
	items, err := vm.nextOfEach("zip", z.Iterators, z.Strict)
	if items == nil || err != nil {
		z.ended = true
		return nil, err
	}
	return NewTuple(items...), nil
}

// nextOfEach advances several iterators; nil when one has ended. If strict, ValueError unless all end together.
func (vm *VM) nextOfEach(name string, iterators []Value, strict bool) ([]Value, *Error) {
	items := make([]Value, len(iterators))
	for i, it := range iterators {
		v, err := vm.draw(it)
		if err != nil {
			return nil, err
		}
		if v != nil {
			items[i] = v
			continue
		}
		if !strict {
			return nil, nil
		}
		if i > 0 {
			return nil, vm.unevenLengths(name, i+1, "shorter", i)
		}
		for j, other := range iterators[1:] {
			v, err := vm.draw(other)
			if err != nil {
				return nil, err
			}
			if v != nil {
				return nil, vm.unevenLengths(name, j+2, "longer", j+1)
			}
		}
		return nil, nil
	}
	return items, nil
}

func (vm *VM) unevenLengths(name string, argument int, comparison string, others int) *Error {
	than := " than argument 1"
	if others > 1 {
		than = " than arguments 1-" + itoa(others)
	}
	return vm.Raise(ValueError, name, "() argument ", itoa(argument), " is ", comparison, than)
}

// A Map calls a function with an item of each of its iterators.
type Map struct {
	Function  Value
	Iterators []Value
	Strict    bool
}

// Type implements [Value].
func (*Map) Type() *Type { return MapType }

// Iter implements [Iterable].
func (m *Map) Iter(*VM) (Value, *Error) { return m, nil }

// Next implements [Iterator].
func (m *Map) Next(vm *VM) (Value, *Error) {
	if len(m.Iterators) == 1 {
		v, err := vm.draw(m.Iterators[0])
		if v == nil || err != nil {
			return nil, err
		}
		return vm.Call(m.Function, v)
	}
	items, err := vm.nextOfEach("map", m.Iterators, m.Strict)
	if items == nil || err != nil {
		return nil, err
	}
	return vm.CallWith(m.Function, items, nil)
}

// A Filter gives the items of an iterator for which a function, or the item itself, is true.
type Filter struct {
	Function Value // or None
	Iterator Value
}

// Type implements [Value].
func (*Filter) Type() *Type { return FilterType }

// Iter implements [Iterable].
func (f *Filter) Iter(*VM) (Value, *Error) { return f, nil }

// Next implements [Iterator].
func (f *Filter) Next(vm *VM) (Value, *Error) {
	for {
		v, err := vm.draw(f.Iterator)
		if v == nil || err != nil {
			return nil, err
		}
		vm.Spend(1)
		verdict := v
		if f.Function != None && f.Function != Value(BoolType) {
			if verdict, err = vm.Call(f.Function, v); err != nil {
				return nil, err
			}
		}
		holds, err := vm.Truth(verdict)
		if err != nil {
			return nil, err
		}
		if holds {
			return v, nil
		}
	}
}

// A Reversed goes through a sequence from its end.
type Reversed struct {
	sequence Value
	next     int
}

// NewReversed is reversed(v) of a sequence with length items that has no __reversed__.
func NewReversed(v Value, length int) *Reversed { return &Reversed{v, length - 1} }

// Type implements [Value].
func (*Reversed) Type() *Type { return ReversedType }

// Iter implements [Iterable].
func (r *Reversed) Iter(*VM) (Value, *Error) { return r, nil }

// Next implements [Iterator].
func (r *Reversed) Next(vm *VM) (Value, *Error) {
	if r.next < 0 {
		return nil, nil
	}
	v, err := vm.Index(r.sequence, NewInt(int64(r.next)))
	if err != nil {
		r.next = -1
		if err.Class.IsSubclass(IndexError) || err.Class.IsSubclass(StopIteration) {
			return nil, nil
		}
		return nil, err
	}
	r.next--
	return v, nil
}

// Hint is how many items are to come.
func (r *Reversed) Hint() int { return r.next + 1 }

// IsIterable reports whether iter(v) can succeed, without calling anything.
func IsIterable(v Value) bool { return isIterable(v) }

// IsIterator reports whether next(v) can succeed, without calling anything.
func IsIterator(v Value) bool {
	if g, ok := v.(*Generator); ok {
		return g.kind == plainGenerator
	}
	if _, ok := Underlying(v).(Iterator); ok {
		return true
	}
	return hasMethod(v, "__next__")
}

// NextOrStop is next(v): at the end it raises the iterator's own StopIteration, which may carry a value.
func (vm *VM) NextOrStop(v Value) (Value, *Error) {
	if d, ok := v.(Delegate); ok {
		return vm.cameBack(d.Send(vm, None))
	}
	if overrides(v) {
		if result, found, err := vm.CallSpecial(v, "__next__"); found || err != nil {
			return result, err
		}
	}
	result, err := vm.Next(Underlying(v))
	if result == nil && err == nil {
		err = vm.RaiseWith(StopIteration)
	}
	return result, err
}
