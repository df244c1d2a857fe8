package vm

import (
	"slices"

	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
)

// A Set is a set or a frozenset.
//
// In which order a set shows its elements follows from how its table is searched and when it grows. Programs see that order when they
// print a set of numbers, so both are CPython's to the letter (Objects/setobject.c): from the slot that the hash gives, nine more
// neighbours are looked at before jumping elsewhere; a removed element leaves a mark, the last of which that a search comes by takes the
// next element; the table grows when
// three fifths of it are taken.
type Set struct {
	Frozen bool
	age    uint32 // of a display, and of what wait returns: see List

	table  []setEntry // its length is a power of two
	fill   int        // elements and marks of removed ones
	used   int        // elements
	finger int        // where pop looks next

	ordered bool       // see InOrder
	order   []setEntry // if ordered: the elements as they were added; what was removed has no key
}

type setEntry struct {
	key  Value
	hash uint64
}

const (
	setEntrySize = 24 // bytes
	smallestSet  = 8
	neighbours   = 9
	crowded      = 8 // jumps after which a search is charged for each more
	perturbShift = 5
	largeSet     = 50000     // grows more slowly from here on
	removedHash  = 1<<64 - 1 // no element has it
)

// removed is the mark of a removed element.
var removed Value = &Singleton{name: "removed"}

// NewSet returns an empty set.
func NewSet() *Set { return &Set{table: make([]setEntry, smallestSet)} }

// NewSet returns an empty set that the program makes now.
func (vm *VM) NewSet() *Set {
	s := NewSet()
	s.age = vm.numbered
	return s
}

// NewFrozenSet returns an empty frozenset, to be filled before the program sees it.
func NewFrozenSet() *Set { return &Set{table: make([]setEntry, smallestSet), Frozen: true} }

// InOrder has an empty set show its elements in the order in which they are added. Sets of tasks that asyncio makes are such: in CPython
// their order follows from where the tasks lie in memory, so that this is one of those that it can show.
func (s *Set) InOrder() *Set {
	s.ordered = true
	return s
}

func newSetLike(s *Set) *Set {
	if s.Frozen {
		return NewFrozenSet()
	}
	made := NewSet()
	made.ordered = s.ordered
	return made
}

// setDisplay evaluates {a, b, c}; before are the instructions that lead there. Of three or more constants CPython makes a frozenset when
// it compiles, and copies that, which can leave them in another order than adding them one by one.
func (vm *VM) setDisplay(before []compile.Instr, items []Value) (*Set, *Error) {
	constant := len(items) >= 3
	for range items {
		if constant {
			before, constant = withoutConstant(before, 0)
		}
	}
	s := vm.NewSet()
	for _, item := range items {
		if err := s.Add(vm, item); err != nil {
			return nil, err
		}
	}
	if !constant {
		return s, nil
	}
	copied := vm.NewSet()
	return copied, copied.merge(vm, s)
}

// withoutConstant takes off the end of instructions those that push one constant, perhaps a tuple of constants; ok is false if it is
// no constant that they push.
func withoutConstant(instrs []compile.Instr, depth int) (rest []compile.Instr, ok bool) {
	if len(instrs) == 0 || depth > 100 {
		return nil, false
	}
	last := instrs[len(instrs)-1]
	rest = instrs[:len(instrs)-1]
	switch last.Op {
	case compile.CONST:
		return rest, true
	case compile.TUPLE:
		for range last.Arg {
			if rest, ok = withoutConstant(rest, depth+1); !ok {
				return nil, false
			}
		}
		return rest, true
	}
	return nil, false
}

// Type implements [Value].
func (s *Set) Type() *Type {
	if s.Frozen {
		return FrozenSetType
	}
	return SetType
}

// Len returns the number of elements.
func (s *Set) Len() int { return s.used }

func (vm *VM) hashElement(v Value) (uint64, *Error) {
	hash, err := vm.Hash(v)
	if err != nil {
		return 0, vm.unhashable(err, v, "set element")
	}
	return hash, nil
}

// Add adds an element.
func (s *Set) Add(vm *VM, v Value) *Error {
	hash, err := vm.hashElement(v)
	if err != nil {
		return err
	}
	return s.add(vm, v, hash)
}

// hashSought hashes what is looked for among elements: a set, which can't be one, is looked for as a frozenset.
func (vm *VM) hashSought(v Value) (Value, uint64, *Error) {
	hash, err := vm.Hash(v)
	if err == nil {
		return v, hash, nil
	}
	if set, ok := Underlying(v).(*Set); ok && err.Class.IsSubclass(TypeError) {
		frozen := NewFrozenSet()
		if err := frozen.merge(vm, set); err != nil {
			return nil, 0, err
		}
		hash, err := vm.Hash(frozen)
		return frozen, hash, err
	}
	return nil, 0, vm.unhashable(err, v, "set element")
}

// Has reports whether v is an element.
func (s *Set) Has(vm *VM, v Value) (bool, *Error) {
	v, hash, err := vm.hashSought(v)
	if err != nil {
		return false, err
	}
	return s.has(vm, v, hash)
}

// Discard removes v and reports whether it was there.
func (s *Set) Discard(vm *VM, v Value) (bool, *Error) {
	v, hash, err := vm.hashSought(v)
	if err != nil {
		return false, err
	}
	return s.discard(vm, v, hash)
}

// Next returns the first element at or after *position, which starts at 0, and moves it on; nil at the end.
func (s *Set) Next(position *int) Value {
	e := s.next(position)
	if e == nil {
		return nil
	}
	return e.key
}

func (s *Set) next(position *int) *setEntry {
	entries := s.shown()
	for i := *position; i < len(entries); i++ {
		if e := &entries[i]; e.key != nil && e.key != removed {
			*position = i + 1
			return e
		}
	}
	*position = len(entries)
	return nil
}

// shown returns the elements in the order in which they are shown, among what is none.
func (s *Set) shown() []setEntry {
	if s.ordered {
		return s.order
	}
	return s.table
}

// added takes note of a new element's place in the order.
func (s *Set) added(e setEntry) {
	if !s.ordered {
		return
	}
	if len(s.order) > 2*s.used+smallestSet {
		s.order = slices.DeleteFunc(s.order, func(e setEntry) bool { return e.key == nil })
	}
	s.order = append(s.order, e)
}

// dropped takes an element out of the order. Mostly it is one of the first.
func (s *Set) dropped(vm *VM, key Value) {
	for i := range s.order {
		if s.order[i].key == key {
			vm.Spend(i / 16)
			s.order[i] = setEntry{}
			return
		}
	}
}

// popFirst is Pop of an ordered set.
func (s *Set) popFirst() Value {
	for s.order[0].key == nil {
		s.order = s.order[1:]
	}
	first := s.order[0]
	s.order = s.order[1:]
	mask := uint64(len(s.table) - 1)
	perturb := first.hash
	for i := first.hash & mask; ; i = (i*5 + 1 + perturb) & mask {
		for j := i; j <= lastNeighbour(i, mask); j++ {
			if s.table[j].key == first.key {
				s.table[j] = setEntry{removed, removedHash}
				s.used--
				return first.key
			}
		}
		perturb >>= perturbShift
	}
}

// Clear removes all elements.
func (s *Set) Clear() {
	s.table = make([]setEntry, smallestSet)
	s.fill, s.used, s.finger, s.order = 0, 0, 0, nil
}

// Pop removes and returns an element; nil if there is none.
func (s *Set) Pop() Value {
	if s.used == 0 {
		return nil
	}
	if s.ordered {
		return s.popFirst()
	}
	i := s.finger & (len(s.table) - 1)
	for s.table[i].key == nil || s.table[i].key == removed {
		i = (i + 1) & (len(s.table) - 1)
	}
	v := s.table[i].key
	s.table[i] = setEntry{removed, removedHash}
	s.used--
	s.finger = i + 1
	return v
}

// lookup returns the slot in which v is, or the free one at which the search ends, and the last mark that it came by.
func (s *Set) lookup(vm *VM, v Value, hash uint64) (entry, mark *setEntry, err *Error) {
again:
	mark = nil
	table := s.table
	mask := uint64(len(table) - 1)
	perturb := hash
	for i, probed := hash&mask, 0; ; i, probed = (i*5+1+perturb)&mask, probed+1 {
		if probed >= crowded {
			vm.Spend(1)
		}
		for j := i; j <= lastNeighbour(i, mask); j++ {
			e := &table[j]
			if e.key == nil {
				return e, mark, nil
			}
			if e.hash != hash {
				if e.hash == removedHash {
					mark = e
				}
				continue
			}
			known := e.key
			vm.Spend(2)
			equal, err := vm.Equal(known, v)
			if err != nil {
				return nil, nil, err
			}
			if &s.table[0] != &table[0] || e.key != known { // the comparison has changed the set
				goto again
			}
			if equal {
				return e, nil, nil
			}
		}
		perturb >>= perturbShift
	}
}

// lastNeighbour returns where the search that begins at i jumps elsewhere.
func lastNeighbour(i, mask uint64) uint64 {
	if i+neighbours <= mask {
		return i + neighbours
	}
	return i
}

// insertNew puts an element that is not there yet into a table without marks.
func insertNew(vm *VM, table []setEntry, entry setEntry) {
	mask := uint64(len(table) - 1)
	perturb := entry.hash
	for i, probed := entry.hash&mask, 0; ; i, probed = (i*5+1+perturb)&mask, probed+1 {
		if probed >= crowded {
			vm.Spend(1)
		}
		for j := i; j <= lastNeighbour(i, mask); j++ {
			if table[j].key == nil {
				table[j] = entry
				return
			}
		}
		perturb >>= perturbShift
	}
}

func (s *Set) add(vm *VM, v Value, hash uint64) *Error {
	e, mark, err := s.lookup(vm, v, hash)
	if err != nil || e.key != nil {
		return err
	}
	s.added(setEntry{v, hash})
	if mark != nil {
		*mark = setEntry{v, hash}
		s.used++
		return nil
	}
	*e = setEntry{v, hash}
	s.fill++
	s.used++
	if s.fill*5 >= (len(s.table)-1)*3 {
		s.resize(vm, s.growth())
	}
	return nil
}

func (s *Set) growth() int {
	if s.used > largeSet {
		return s.used * 2
	}
	return s.used * 4
}

// resize gives the set a table with more than size slots, without marks.
func (s *Set) resize(vm *VM, size int) {
	n := smallestSet
	for n <= size {
		n *= 2
	}
	vm.Charge(setEntrySize * n)
	vm.Spend(n / 8)
	table := make([]setEntry, n)
	for position := 0; ; {
		e := s.next(&position)
		if e == nil {
			break
		}
		insertNew(vm, table, *e)
	}
	s.table, s.fill = table, s.used
}

func (s *Set) has(vm *VM, v Value, hash uint64) (bool, *Error) {
	e, _, err := s.lookup(vm, v, hash)
	return err == nil && e.key != nil, err
}

func (s *Set) discard(vm *VM, v Value, hash uint64) (bool, *Error) {
	e, _, err := s.lookup(vm, v, hash)
	if err != nil || e.key == nil {
		return false, err
	}
	if s.ordered {
		s.dropped(vm, e.key)
	}
	*e = setEntry{removed, removedHash}
	s.used--
	return true, nil
}

// merge adds the elements of another set.
func (s *Set) merge(vm *VM, other *Set) *Error {
	if other == s || other.used == 0 {
		return nil
	}
	vm.Spend(len(other.table) / 4)
	if (s.fill+other.used)*5 >= (len(s.table)-1)*3 {
		s.resize(vm, (s.used+other.used)*2)
	}
	if s.fill == 0 && len(s.table) == len(other.table) && other.fill == other.used && !s.ordered {
		copy(s.table, other.table)
		s.fill, s.used = other.fill, other.used
		return nil
	}
	fresh := s.fill == 0 && !s.ordered
	for position := 0; ; {
		e := other.next(&position)
		if e == nil {
			return nil
		}
		if fresh {
			insertNew(vm, s.table, *e)
			s.fill++
			s.used++
		} else if err := s.add(vm, e.key, e.hash); err != nil {
			return err
		}
	}
}

// Update is set.update with one argument.
func (s *Set) Update(vm *VM, other Value) *Error {
	switch o := Underlying(other).(type) {
	case *Set:
		if o.plainly(other) {
			return s.merge(vm, o)
		}
	case *Dict:
		if Value(o) == other {
			if (s.fill+o.used)*5 >= (len(s.table)-1)*3 {
				s.resize(vm, (s.used+o.used)*2)
			}
		}
	}
	return vm.Each(other, func(v Value) *Error { return s.Add(vm, v) })
}

// plainly reports whether v, of which s is the data, iterates as s does.
func (s *Set) plainly(v Value) bool {
	i, special := v.(*Instance)
	return !special || i.Class.Lookup("__iter__") == s.Type().Lookup("__iter__")
}

// Copy returns a set of the same kind with the same elements.
func (s *Set) Copy(vm *VM) *Set {
	c := newSetLike(s)
	c.merge(vm, s) // into an empty set, which compares nothing
	return c
}

// setOf returns other as a set: itself, or a new one of its elements.
func (s *Set) setOf(vm *VM, other Value) (*Set, *Error) {
	if o, ok := Underlying(other).(*Set); ok {
		return o, nil
	}
	made := newSetLike(s)
	return made, made.Update(vm, other)
}

// Intersection is s.intersection(other).
func (s *Set) Intersection(vm *VM, other Value) (*Set, *Error) {
	if Underlying(other) == Value(s) {
		return s.Copy(vm), nil
	}
	result := newSetLike(s)
	if o, ok := Underlying(other).(*Set); ok {
		if o.used > s.used {
			s, o = o, s
		}
		vm.Spend(len(o.table) / 4)
		for position := 0; ; {
			e := o.next(&position)
			if e == nil {
				return result, nil
			}
			if err := result.addIf(vm, s, e, true); err != nil {
				return nil, err
			}
		}
	}
	err := vm.Each(other, func(v Value) *Error {
		hash, err := vm.hashElement(v)
		if err != nil {
			return err
		}
		return result.addIf(vm, s, &setEntry{v, hash}, true)
	})
	return result, err
}

// addIf adds an element if whether it is in other is as wanted.
func (s *Set) addIf(vm *VM, other *Set, e *setEntry, wanted bool) *Error {
	element := *e
	found, err := other.has(vm, element.key, element.hash)
	if err != nil || found != wanted {
		return err
	}
	return s.add(vm, element.key, element.hash)
}

// Difference is s.difference(other).
func (s *Set) Difference(vm *VM, other Value) (*Set, *Error) {
	var size int
	switch o := Underlying(other).(type) {
	case *Set:
		size = o.used
	case *Dict:
		size = o.used
	default:
		size = -1
	}
	if size < 0 || s.used>>2 > size {
		result := s.Copy(vm)
		return result, result.Subtract(vm, other)
	}
	result := newSetLike(s)
	vm.Spend(len(s.table) / 4)
	for position := 0; ; {
		e := s.next(&position)
		if e == nil {
			return result, nil
		}
		element := *e
		var found bool
		var err *Error
		if o, ok := Underlying(other).(*Set); ok {
			found, err = o.has(vm, element.key, element.hash)
		} else {
			found, err = Underlying(other).(*Dict).Has(vm, element.key)
		}
		if err == nil && !found {
			err = result.add(vm, element.key, element.hash)
		}
		if err != nil {
			return nil, err
		}
	}
}

// Subtract is s.difference_update(other).
func (s *Set) Subtract(vm *VM, other Value) *Error {
	o, ok := Underlying(other).(*Set)
	switch {
	case o == s:
		s.Clear()
		return nil
	case ok:
		if o.used>>3 > s.used {
			var err *Error
			if o, err = s.Intersection(vm, o); err != nil {
				return err
			}
		}
		vm.Spend(len(o.table) / 4)
		for position := 0; ; {
			e := o.next(&position)
			if e == nil {
				break
			}
			if _, err := s.discard(vm, e.key, e.hash); err != nil {
				return err
			}
		}
	default:
		if err := vm.Each(other, func(v Value) *Error {
			_, err := s.Discard(vm, v)
			return err
		}); err != nil {
			return err
		}
	}
	if s.fill-s.used > (len(s.table)-1)/4 {
		s.resize(vm, s.growth())
	}
	return nil
}

// Toggle is s.symmetric_difference_update(other).
func (s *Set) Toggle(vm *VM, other Value) *Error {
	o, err := s.setOf(vm, other)
	if err != nil {
		return err
	}
	if o == s {
		s.Clear()
		return nil
	}
	vm.Spend(len(o.table) / 4)
	for position := 0; ; {
		e := o.next(&position)
		if e == nil {
			return nil
		}
		element := *e
		found, err := s.discard(vm, element.key, element.hash)
		if err == nil && !found {
			err = s.add(vm, element.key, element.hash)
		}
		if err != nil {
			return err
		}
	}
}

// SymmetricDifference is s.symmetric_difference(other).
func (s *Set) SymmetricDifference(vm *VM, other Value) (*Set, *Error) {
	result := newSetLike(s)
	if err := result.Update(vm, other); err != nil {
		return nil, err
	}
	return result, result.Toggle(vm, s)
}

// Replace gives s the elements of other, which is not used any more.
func (s *Set) Replace(other *Set) {
	s.table, s.fill, s.used, s.finger = other.table, other.fill, other.used, other.finger
}

// binary computes s op other; nil stands for NotImplemented.
func (s *Set) binary(vm *VM, op Operator, other *Set) (Value, *Error) {
	var result *Set
	var err *Error
	switch op {
	case syntax.BitOr:
		result = s.Copy(vm)
		err = result.merge(vm, other)
	case syntax.BitAnd:
		result, err = s.Intersection(vm, other)
	case syntax.Sub:
		result, err = s.Difference(vm, other)
	case syntax.BitXor:
		result, err = s.SymmetricDifference(vm, other)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return result, nil
}

// inplace computes s op= other and returns s; nil stands for NotImplemented.
func (s *Set) inplace(vm *VM, op Operator, other *Set) (Value, *Error) {
	switch op {
	case syntax.BitOr:
		return s, s.merge(vm, other)
	case syntax.BitAnd:
		result, err := s.Intersection(vm, other)
		if err != nil {
			return nil, err
		}
		s.Replace(result)
		return s, nil
	case syntax.Sub:
		return s, s.Subtract(vm, other)
	case syntax.BitXor:
		return s, s.Toggle(vm, other)
	}
	return nil, nil
}

// Subset reports whether all elements of s are in other.
func (s *Set) Subset(vm *VM, other *Set) (bool, *Error) {
	if s.used > other.used {
		return false, nil
	}
	vm.Spend(len(s.table) / 4)
	for position := 0; ; {
		e := s.next(&position)
		if e == nil {
			return true, nil
		}
		if found, err := other.has(vm, e.key, e.hash); !found || err != nil {
			return false, err
		}
	}
}

func (s *Set) compare(vm *VM, op Comparison, other *Set) (bool, *Error) {
	switch op {
	case syntax.Eq, syntax.NotEq:
		equal := s.used == other.used
		var err *Error
		if equal {
			equal, err = s.Subset(vm, other)
		}
		return equal == (op == syntax.Eq), err
	case syntax.Lt:
		if s.used >= other.used {
			return false, nil
		}
		return s.Subset(vm, other)
	case syntax.LtE:
		return s.Subset(vm, other)
	case syntax.Gt:
		if s.used <= other.used {
			return false, nil
		}
	}
	return other.Subset(vm, s)
}

// hash is that of a frozenset, which does not depend on the order of its elements.
func (s *Set) hash() uint64 {
	var hash uint64
	for position := 0; ; {
		e := s.next(&position)
		if e == nil {
			break
		}
		hash ^= (e.hash ^ 89869747 ^ e.hash<<16) * 3644798167
	}
	hash ^= uint64(s.used+1) * 1927868237
	hash ^= hash>>11 ^ hash>>25
	hash = hash*69069 + 907133923
	if hash == removedHash {
		return 590923713
	}
	return hash
}
