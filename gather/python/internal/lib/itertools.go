package lib

import (
	"math"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// The itertools module. Each of its iterators is a type with a Next of its own; those that arrange items are in combinations.go, those
// of tee and groupby, which several iterators share, in tee.go.

// draw advances an iterator for one that is made of it, which counts as nesting.
func draw(m *vm.VM, it vm.Value) (vm.Value, *vm.Error) {
	m.Spend(1)
	if err := m.Enter(); err != nil {
		return nil, err
	}
	v, err := m.Next(it)
	m.Leave()
	return v, err
}

// iteratorType makes the type of an iterator of itertools.
func iteratorType(name string) *vm.Type {
	t := vm.NewType("itertools", name)
	t.AddSlots("iter next")
	t.Dotted = true
	return t
}

func newItertools(*vm.VM) *vm.Module {
	module := vm.NewModule("itertools")
	for _, t := range itertoolsTypes() {
		module.Dict.Set(t.Name, t)
	}
	module.Add("tee", "iterable, n=, /", tee)
	return module
}

var (
	accumulateType  = iteratorType("accumulate")
	batchedType     = iteratorType("batched")
	chainType       = iteratorType("chain")
	compressType    = iteratorType("compress")
	countType       = iteratorType("count")
	cycleType       = iteratorType("cycle")
	dropWhileType   = iteratorType("dropwhile")
	filterFalseType = iteratorType("filterfalse")
	isliceType      = iteratorType("islice")
	pairwiseType    = iteratorType("pairwise")
	repeatType      = iteratorType("repeat")
	starmapType     = iteratorType("starmap")
	takeWhileType   = iteratorType("takewhile")
	zipLongestType  = iteratorType("zip_longest")
)

func installItertools() {
	constructor(accumulateType, "iterable, func=, *, initial=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[0])
		return &accumulate{of: it, function: or(args[1], vm.None), initial: or(args[2], vm.None)}, err
	})
	constructor(batchedType, "iterable, n, *, strict=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		n, err := m.AsIndex(args[1])
		if err != nil {
			return nil, err
		}
		strict, err := m.Truth(or(args[2], vm.False))
		if err != nil {
			return nil, err
		}
		if n < 1 {
			return nil, m.Raise(vm.ValueError, "n must be at least one")
		}
		it, err := m.Iter(args[0])
		return &batched{of: it, n: n, strict: strict}, err
	})
	generic(chainType)
	constructor(chainType, "*iterables", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[0])
		return &chain{outer: it}, err
	})
	classMethod(chainType, "from_iterable", "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &chain{outer: it}, err
	})
	constructor(compressType, "data, selectors", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		both, err := iterAll(m, args)
		if err != nil {
			return nil, err
		}
		return &compress{both[0], both[1]}, nil
	})
	constructor(countType, "start=, step=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		c := &count{next: or(args[0], integer(0)), step: or(args[1], integer(1))}
		if !isNumber(c.next) || !isNumber(c.step) {
			return nil, m.Raise(vm.TypeError, "a number is required")
		}
		return c, nil
	})
	constructor(cycleType, "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[0])
		return &cycle{of: it}, err
	})
	constructor(dropWhileType, "predicate, iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &dropWhile{predicate: args[0], of: it}, err
	})
	constructor(takeWhileType, "predicate, iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &takeWhile{predicate: args[0], of: it}, err
	})
	constructor(filterFalseType, "function, iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &filterFalse{args[0], it}, err
	})
	constructor(isliceType, "iterable, stop, /, *rest", newIslice)
	constructor(pairwiseType, "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[0])
		return &pairwise{of: it}, err
	})
	constructor(repeatType, "object, times=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		r := &repeat{of: args[0], left: -1}
		if args[1] != nil {
			n, err := m.AsIndex(args[1])
			if err != nil {
				return nil, err
			}
			r.left = max(n, 0)
		}
		return r, nil
	})
	repeatType.AddMethod("__length_hint__", "self, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		left := vm.Underlying(args[0]).(*repeat).left
		if left < 0 {
			return nil, m.Raise(vm.TypeError, "len() of unsized object")
		}
		return integer(left), nil
	})
	repeatType.AddSlots("repr")
	countType.AddSlots("repr")
	constructor(starmapType, "function, iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &starmap{args[0], it}, err
	})
	constructor(zipLongestType, "*iterables, **kwargs", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		keywords := args[1].(*vm.Dict)
		fill := keywords.GetString("fillvalue")
		if n := keywords.Len(); n > 1 || n == 1 && fill == nil {
			return nil, m.Raise(vm.TypeError, "zip_longest() got an unexpected keyword argument")
		}
		iterators, err := iterAll(m, args[0].(*vm.Tuple).Items)
		return &zipLongest{iterators: iterators, left: len(iterators), fill: or(fill, vm.None)}, err
	})
	installCombinations()
	installGroupby()
}

func itertoolsTypes() []*vm.Type {
	return []*vm.Type{accumulateType, batchedType, chainType, combinationsType, combinationsWithReplacementType, compressType, countType,
		cycleType, dropWhileType, filterFalseType, groupbyType, isliceType, pairwiseType, permutationsType, productType, repeatType,
		starmapType, takeWhileType, zipLongestType, teeType, grouperType}
}

// isNumber reports whether a value can be counted with.
func isNumber(v vm.Value) bool {
	switch vm.Underlying(v).(type) {
	case *vm.Int, *vm.BigInt, *vm.Bool, *vm.Float, *vm.Complex:
		return true
	}
	for _, method := range []string{"__index__", "__float__", "__int__"} {
		if vm.HasSpecial(v, method) {
			return true
		}
	}
	return false
}

// accumulate gives the running results of a function, or sums.
type accumulate struct{ of, function, initial, total vm.Value }

func (*accumulate) Type() *vm.Type                      { return accumulateType }
func (a *accumulate) Iter(*vm.VM) (vm.Value, *vm.Error) { return a, nil }
func (a *accumulate) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if a.initial != vm.None {
		a.total, a.initial = a.initial, vm.None
		return a.total, nil
	}
	v, err := draw(m, a.of)
	if v == nil || err != nil {
		return nil, err
	}
	switch {
	case a.total == nil:
	case a.function == vm.None:
		v, err = m.Binary(syntax.Add, a.total, v)
	default:
		v, err = m.Call(a.function, a.total, v)
	}
	if err != nil {
		return nil, err
	}
	a.total = v
	return v, nil
}

// batched gives tuples of n items, of which the last may be shorter.
type batched struct {
	of     vm.Value
	n      int
	strict bool
}

func (*batched) Type() *vm.Type                      { return batchedType }
func (b *batched) Iter(*vm.VM) (vm.Value, *vm.Error) { return b, nil }
func (b *batched) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if b.of == nil {
		return nil, nil
	}
	var items []vm.Value
	for len(items) < b.n {
		v, err := draw(m, b.of)
		if err != nil {
			return nil, err
		}
		if v == nil {
			b.of = nil
			break
		}
		m.Charge(16)
		items = append(items, v)
	}
	switch {
	case len(items) == 0:
		return nil, nil
	case b.strict && len(items) < b.n:
		return nil, m.Raise(vm.ValueError, "batched(): incomplete batch")
	}
	return vm.NewTuple(items...), nil
}

// chain goes through iterables one after the other.
type chain struct{ outer, inner vm.Value }

func (*chain) Type() *vm.Type                      { return chainType }
func (c *chain) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }
func (c *chain) Next(m *vm.VM) (vm.Value, *vm.Error) {
	for c.outer != nil {
		if c.inner == nil {
			iterable, err := draw(m, c.outer)
			if iterable == nil || err != nil {
				c.outer = nil
				return nil, err
			}
			if c.inner, err = m.Iter(iterable); err != nil {
				c.outer, c.inner = nil, nil
				return nil, err
			}
		}
		v, err := draw(m, c.inner)
		if v != nil || err != nil {
			return v, err
		}
		c.inner = nil
	}
	return nil, nil
}

// compress gives the items whose selectors are true.
type compress struct{ of, selectors vm.Value }

func (*compress) Type() *vm.Type                      { return compressType }
func (c *compress) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }
func (c *compress) Next(m *vm.VM) (vm.Value, *vm.Error) {
	for {
		v, err := draw(m, c.of)
		if v == nil || err != nil {
			return nil, err
		}
		selector, err := draw(m, c.selectors)
		if selector == nil || err != nil {
			return nil, err
		}
		if wanted, err := m.Truth(selector); wanted || err != nil {
			return v, err
		}
	}
}

// count gives evenly spaced numbers without end.
type count struct{ next, step vm.Value }

func (*count) Type() *vm.Type                      { return countType }
func (c *count) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }
func (c *count) Next(m *vm.VM) (vm.Value, *vm.Error) {
	v := c.next
	next, err := m.Binary(syntax.Add, v, c.step)
	if err != nil {
		return nil, err
	}
	c.next = next
	return v, nil
}

// Repr implements [vm.Represented].
func (c *count) Repr(m *vm.VM) (string, *vm.Error) {
	next, err := m.Repr(c.next)
	if err != nil {
		return "", err
	}
	if one, ok := c.step.(*vm.Int); ok && one.V == 1 {
		return "count(" + next + ")", nil
	}
	step, err := m.Repr(c.step)
	return "count(" + next + ", " + step + ")", err
}

// cycle gives the items of an iterable, then the same again and again.
type cycle struct {
	of    vm.Value
	saved []vm.Value
	next  int
}

func (*cycle) Type() *vm.Type                      { return cycleType }
func (c *cycle) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }
func (c *cycle) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if c.of != nil {
		v, err := draw(m, c.of)
		if err != nil {
			return nil, err
		}
		if v != nil {
			m.Charge(16)
			c.saved = append(c.saved, v)
			return v, nil
		}
		c.of = nil
	}
	if len(c.saved) == 0 {
		return nil, nil
	}
	v := c.saved[c.next]
	c.next = (c.next + 1) % len(c.saved)
	return v, nil
}

// dropWhile leaves out the items before the first that the predicate is false for.
type dropWhile struct {
	predicate, of vm.Value
	begun         bool
}

func (*dropWhile) Type() *vm.Type                      { return dropWhileType }
func (d *dropWhile) Iter(*vm.VM) (vm.Value, *vm.Error) { return d, nil }
func (d *dropWhile) Next(m *vm.VM) (vm.Value, *vm.Error) {
	for {
		v, err := draw(m, d.of)
		if v == nil || err != nil || d.begun {
			return v, err
		}
		drop, err := holds(m, d.predicate, v)
		if err != nil {
			return nil, err
		}
		if !drop {
			d.begun = true
			return v, nil
		}
	}
}

// holds asks a predicate.
func holds(m *vm.VM, predicate, v vm.Value) (bool, *vm.Error) {
	answer, err := m.Call(predicate, v)
	if err != nil {
		return false, err
	}
	return m.Truth(answer)
}

// takeWhile gives the items before the first that the predicate is false for.
type takeWhile struct {
	predicate, of vm.Value
	ended         bool
}

func (*takeWhile) Type() *vm.Type                      { return takeWhileType }
func (t *takeWhile) Iter(*vm.VM) (vm.Value, *vm.Error) { return t, nil }
func (t *takeWhile) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if t.ended {
		return nil, nil
	}
	v, err := draw(m, t.of)
	if v == nil || err != nil {
		return nil, err
	}
	take, err := holds(m, t.predicate, v)
	if take || err != nil {
		return v, err
	}
	t.ended = true
	return nil, nil
}

// filterFalse gives the items that a function, or bool, is false for.
type filterFalse struct{ function, of vm.Value }

func (*filterFalse) Type() *vm.Type                      { return filterFalseType }
func (f *filterFalse) Iter(*vm.VM) (vm.Value, *vm.Error) { return f, nil }
func (f *filterFalse) Next(m *vm.VM) (vm.Value, *vm.Error) {
	for {
		v, err := draw(m, f.of)
		if v == nil || err != nil {
			return nil, err
		}
		var leave bool
		if f.function == vm.None || f.function == vm.Value(vm.BoolType) {
			leave, err = m.Truth(v)
		} else {
			leave, err = holds(m, f.function, v)
		}
		if !leave || err != nil {
			return v, err
		}
	}
}

// islice gives the items at the positions of a slice.
type islice struct {
	of         vm.Value
	next       int // the position of the next item to give
	at         int // the position of the iterator
	stop, step int // stop is math.MaxInt if there is none
}

func newIslice(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	rest := args[2].(*vm.Tuple).Items
	if len(rest) > 2 {
		return nil, m.Raise(vm.TypeError, "islice expected at most 4 arguments, got ", decimal(2+len(rest)))
	}
	s := &islice{stop: math.MaxInt, step: 1}
	position := func(v vm.Value, missing int, wrong string) (int, *vm.Error) {
		if v == vm.None {
			return missing, nil
		}
		n := -1
		if vm.HasIndex(v) {
			var err *vm.Error
			if n, err = m.AsIndex(v); err != nil && !err.Class.IsSubclass(vm.IndexError) && !err.Class.IsSubclass(vm.OverflowError) {
				return 0, err
			}
		}
		if n < 0 {
			return 0, m.Raise(vm.ValueError, wrong)
		}
		return n, nil
	}
	const ofStop = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
	const ofIndices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
	var err *vm.Error
	if len(rest) == 0 {
		s.stop, err = position(args[1], s.stop, ofStop)
	} else {
		if s.stop, err = position(rest[0], s.stop, ofStop); err == nil {
			s.next, err = position(args[1], 0, ofIndices)
		}
	}
	if err != nil {
		return nil, err
	}
	if len(rest) == 2 {
		const ofStep = "Step for islice() must be a positive integer or None."
		if s.step, err = position(rest[1], 1, ofStep); err == nil && s.step < 1 {
			err = m.Raise(vm.ValueError, ofStep)
		}
		if err != nil {
			return nil, err
		}
	}
	s.of, err = m.Iter(args[0])
	return s, err
}

func (*islice) Type() *vm.Type                      { return isliceType }
func (s *islice) Iter(*vm.VM) (vm.Value, *vm.Error) { return s, nil }
func (s *islice) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if s.of == nil {
		return nil, nil
	}
	stop := min(s.next, s.stop)
	for s.at < stop {
		if v, err := draw(m, s.of); v == nil || err != nil {
			s.of = nil
			return nil, err
		}
		s.at++
	}
	if s.at >= s.stop {
		s.of = nil
		return nil, nil
	}
	v, err := draw(m, s.of)
	if v == nil || err != nil {
		s.of = nil
		return nil, err
	}
	s.at++
	if s.next > math.MaxInt-s.step {
		s.next = s.stop
	} else {
		s.next = min(s.next+s.step, s.stop)
	}
	return v, nil
}

// pairwise gives each item with the one before it.
type pairwise struct{ of, before vm.Value }

func (*pairwise) Type() *vm.Type                      { return pairwiseType }
func (p *pairwise) Iter(*vm.VM) (vm.Value, *vm.Error) { return p, nil }
func (p *pairwise) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if p.of == nil {
		return nil, nil
	}
	if p.before == nil {
		v, err := draw(m, p.of)
		if v == nil || err != nil {
			p.of = nil
			return nil, err
		}
		p.before = v
	}
	v, err := draw(m, p.of)
	if v == nil || err != nil {
		p.of, p.before = nil, nil
		return nil, err
	}
	pair := vm.NewTuple(p.before, v)
	p.before = v
	return pair, nil
}

// repeat gives the same object a number of times, or without end.
type repeat struct {
	of   vm.Value
	left int // -1 if there is no end
}

func (*repeat) Type() *vm.Type                      { return repeatType }
func (r *repeat) Iter(*vm.VM) (vm.Value, *vm.Error) { return r, nil }
func (r *repeat) Next(*vm.VM) (vm.Value, *vm.Error) {
	if r.left == 0 {
		return nil, nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.of, nil
}

// Repr implements [vm.Represented].
func (r *repeat) Repr(m *vm.VM) (string, *vm.Error) {
	if err := m.Enter(); err != nil {
		return "", err
	}
	defer m.Leave()
	of, err := m.Repr(r.of)
	if err != nil {
		return "", err
	}
	if r.left < 0 {
		return "repeat(" + of + ")", nil
	}
	return "repeat(" + of + ", " + decimal(r.left) + ")", nil
}

// starmap calls a function with each item as its arguments.
type starmap struct{ function, of vm.Value }

func (*starmap) Type() *vm.Type                      { return starmapType }
func (s *starmap) Iter(*vm.VM) (vm.Value, *vm.Error) { return s, nil }
func (s *starmap) Next(m *vm.VM) (vm.Value, *vm.Error) {
	arguments, err := draw(m, s.of)
	if arguments == nil || err != nil {
		return nil, err
	}
	args, err := m.Collect(arguments)
	if err != nil {
		return nil, err
	}
	return m.CallWith(s.function, args, nil)
}

// zipLongest gives tuples with an item of each iterator, with something else in the place of those that have ended.
type zipLongest struct {
	iterators []vm.Value // nil those that have ended
	left      int
	fill      vm.Value
}

func (*zipLongest) Type() *vm.Type                      { return zipLongestType }
func (z *zipLongest) Iter(*vm.VM) (vm.Value, *vm.Error) { return z, nil }
func (z *zipLongest) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if z.left == 0 {
		return nil, nil
	}
	m.Charge(16 * len(z.iterators))
	items := make([]vm.Value, len(z.iterators))
	for i, it := range z.iterators {
		items[i] = z.fill
		if it == nil {
			continue
		}
		v, err := draw(m, it)
		switch {
		case err != nil:
			z.left = 0
			return nil, err
		case v != nil:
			items[i] = v
		default:
			z.iterators[i] = nil
			if z.left--; z.left == 0 {
				return nil, nil
			}
		}
	}
	return vm.NewTuple(items...), nil
}
