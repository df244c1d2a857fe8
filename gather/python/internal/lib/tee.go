package lib

import "gatherplay/gather/python/internal/vm"

// What itertools.tee and itertools.groupby return: iterators that share another one.

var (
	teeType     = iteratorType("_tee")
	groupbyType = iteratorType("groupby")
	grouperType = iteratorType("_grouper")
)

// A teed is one of the iterators that go through the items of another, each at its own pace. What the fastest has drawn is kept in a
// chain of links until the slowest has passed.
type teed struct {
	shared *sharedIterator
	at     *link
}

type sharedIterator struct {
	of      vm.Value
	drawing bool
}

type link struct {
	item vm.Value
	next *link // nil if the item has not been drawn yet
}

func (*teed) Type() *vm.Type                      { return teeType }
func (t *teed) Iter(*vm.VM) (vm.Value, *vm.Error) { return t, nil }
func (t *teed) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if t.at.next == nil {
		if t.shared.drawing {
			return nil, m.Raise(vm.RuntimeError, "cannot re-enter the tee iterator")
		}
		t.shared.drawing = true
		v, err := draw(m, t.shared.of)
		t.shared.drawing = false
		if v == nil || err != nil {
			return nil, err
		}
		m.Charge(40)
		t.at.item, t.at.next = v, new(link)
	}
	v := t.at.item
	t.at = t.at.next
	return v, nil
}

// References implements [vm.Referrer]: the items that are still to come.
func (t *teed) References(visit func(any)) {
	visit(t.shared.of)
	for at := t.at; at.next != nil; at = at.next {
		visit(at.item)
	}
}

func newTeed(m *vm.VM, iterable vm.Value) (*teed, *vm.Error) {
	it, err := m.Iter(iterable)
	if err != nil {
		return nil, err
	}
	if t, ok := it.(*teed); ok {
		return &teed{t.shared, t.at}, nil
	}
	return &teed{&sharedIterator{of: it}, new(link)}, nil
}

func tee(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	n, err := m.AsIndex(or(args[1], integer(2)))
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, m.Raise(vm.ValueError, "n must be >= 0")
	}
	if n == 0 {
		return vm.NewTuple(), nil
	}
	first, err := newTeed(m, args[0])
	if err != nil {
		return nil, err
	}
	m.Charge(48 * n)
	items := make([]vm.Value, n)
	for i := range items {
		items[i] = &teed{first.shared, first.at}
	}
	return vm.NewTuple(items...), nil
}

// groupby gives each key with an iterator of the consecutive items that have it.
type groupby struct {
	of, key    vm.Value
	target     vm.Value // the key of the group given last
	item       vm.Value // the item drawn last, and its key
	itemKey    vm.Value
	newestOnly *grouper // the group given last, the only one that still gives items
}

func installGroupby() {
	constructor(teeType, "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t, err := newTeed(m, args[0])
		return t, err
	})
	teeType.AddMethod("__copy__", "self, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t := vm.Underlying(args[0]).(*teed)
		return &teed{t.shared, t.at}, nil
	})
	constructor(groupbyType, "iterable, key=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[0])
		return &groupby{of: it, key: or(args[1], vm.None)}, err
	})
}

func (*groupby) Type() *vm.Type                      { return groupbyType }
func (g *groupby) Iter(*vm.VM) (vm.Value, *vm.Error) { return g, nil }
func (g *groupby) Next(m *vm.VM) (vm.Value, *vm.Error) {
	g.newestOnly = nil
	for { // past what is left of the last group
		if g.itemKey != nil {
			if g.target == nil {
				break
			}
			same, err := m.Equal(g.target, g.itemKey)
			if err != nil {
				return nil, err
			}
			if !same {
				break
			}
		}
		if more, err := g.step(m); !more || err != nil {
			return nil, err
		}
	}
	g.target = g.itemKey
	group := &grouper{of: g, key: g.target}
	g.newestOnly = group
	return vm.NewTuple(g.itemKey, group), nil
}

// step draws the next item and finds its key.
func (g *groupby) step(m *vm.VM) (more bool, err *vm.Error) {
	v, err := draw(m, g.of)
	if v == nil || err != nil {
		return false, err
	}
	key := v
	if g.key != vm.None {
		if key, err = m.Call(g.key, v); err != nil {
			return false, err
		}
	}
	g.item, g.itemKey = v, key
	return true, nil
}

// A grouper gives the items of one group.
type grouper struct {
	of  *groupby
	key vm.Value
}

func (*grouper) Type() *vm.Type                      { return grouperType }
func (g *grouper) Iter(*vm.VM) (vm.Value, *vm.Error) { return g, nil }
func (g *grouper) Next(m *vm.VM) (vm.Value, *vm.Error) {
	of := g.of
	if of.newestOnly != g {
		return nil, nil
	}
	if of.item == nil {
		if more, err := of.step(m); !more || err != nil {
			return nil, err
		}
	}
	same, err := m.Equal(g.key, of.itemKey)
	if !same || err != nil {
		return nil, err
	}
	v := of.item
	of.item = nil
	return v, nil
}
