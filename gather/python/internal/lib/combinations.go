package lib

import "gatherplay/gather/python/internal/vm"

// The iterators of itertools that arrange the items of a pool: each has the positions of the items in its last result and makes the
// next, in lexicographic order.

var (
	productType                     = iteratorType("product")
	permutationsType                = iteratorType("permutations")
	combinationsType                = iteratorType("combinations")
	combinationsWithReplacementType = iteratorType("combinations_with_replacement")
)

func installCombinations() {
	constructor(productType, "*iterables, repeat=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		repeat, err := m.AsIndex(or(args[1], integer(1)))
		if err != nil {
			return nil, err
		}
		if repeat < 0 {
			return nil, m.Raise(vm.ValueError, "repeat argument cannot be negative")
		}
		var once [][]vm.Value
		if repeat > 0 {
			for _, iterable := range args[0].(*vm.Tuple).Items {
				pool, err := m.Collect(iterable)
				if err != nil {
					return nil, err
				}
				once = append(once, pool)
			}
		}
		p := new(product)
		for range repeat {
			m.Charge(32 * len(once))
			p.pools = append(p.pools, once...)
			if len(once) == 0 {
				break
			}
		}
		return p, nil
	})
	constructor(permutationsType, "iterable, r=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		pool, err := m.Collect(args[0])
		if err != nil {
			return nil, err
		}
		r := len(pool)
		if given(args[1]) {
			if _, ok := vm.Underlying(args[1]).(*vm.Int); !ok {
				if _, ok := vm.Underlying(args[1]).(*vm.Bool); !ok {
					return nil, m.Raise(vm.TypeError, "Expected int as r")
				}
			}
			if r, err = m.AsIndex(args[1]); err != nil {
				return nil, err
			}
		}
		if r < 0 {
			return nil, m.Raise(vm.ValueError, "r must be non-negative")
		}
		return newPermutations(m, pool, r), nil
	})
	choosing := func(t *vm.Type, replacement bool) {
		constructor(t, "iterable, r", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			r, err := m.AsIndex(args[1])
			if err != nil {
				return nil, err
			}
			pool, err := m.Collect(args[0])
			if err != nil {
				return nil, err
			}
			if r < 0 {
				return nil, m.Raise(vm.ValueError, "r must be non-negative")
			}
			c := &combinations{class: t, pool: pool, size: r, replacement: replacement}
			c.ended = r > len(pool) && !(replacement && len(pool) > 0)
			return c, nil
		})
	}
	choosing(combinationsType, false)
	choosing(combinationsWithReplacementType, true)
}

// choose returns the tuple of the items of a pool at the first n positions.
func choose(m *vm.VM, pool []vm.Value, positions []int, n int) vm.Value {
	m.Charge(16 * n)
	items := make([]vm.Value, n)
	for i := range items {
		items[i] = pool[positions[i]]
	}
	return vm.NewTuple(items...)
}

// product gives every way to take an item from each pool; the last pool's item changes fastest.
type product struct {
	pools     [][]vm.Value
	positions []int // nil before the first result
	ended     bool
}

func (*product) Type() *vm.Type                      { return productType }
func (p *product) Iter(*vm.VM) (vm.Value, *vm.Error) { return p, nil }
func (p *product) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if p.ended {
		return nil, nil
	}
	n := len(p.pools)
	m.Charge(16 * n)
	if p.positions == nil {
		p.positions = make([]int, n)
		for _, pool := range p.pools {
			p.ended = p.ended || len(pool) == 0
		}
		if p.ended {
			return nil, nil
		}
	} else {
		i := n - 1
		for ; i >= 0; i-- {
			if p.positions[i]++; p.positions[i] < len(p.pools[i]) {
				break
			}
			p.positions[i] = 0
		}
		if i < 0 {
			p.ended = true
			return nil, nil
		}
	}
	items := make([]vm.Value, n)
	for i, pool := range p.pools {
		items[i] = pool[p.positions[i]]
	}
	return vm.NewTuple(items...), nil
}

// permutations gives every way to put some of the items of a pool in order.
type permutations struct {
	pool      []vm.Value
	positions []int // of all items: the first size are the result, the others those left over
	cycles    []int // how many more items come to each place of the result before the one before it changes
	size      int
	begun     bool
	ended     bool
}

func newPermutations(m *vm.VM, pool []vm.Value, size int) *permutations {
	p := &permutations{pool: pool, size: size, ended: size > len(pool)}
	if p.ended {
		return p
	}
	m.Charge(16 * len(pool))
	for i := range pool {
		p.positions = append(p.positions, i)
	}
	for i := range size {
		p.cycles = append(p.cycles, len(pool)-i)
	}
	return p
}

func (*permutations) Type() *vm.Type                      { return permutationsType }
func (p *permutations) Iter(*vm.VM) (vm.Value, *vm.Error) { return p, nil }
func (p *permutations) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if p.ended {
		return nil, nil
	}
	if !p.begun {
		p.begun = true
		return choose(m, p.pool, p.positions, p.size), nil
	}
	last := len(p.pool) - 1
	for i := p.size - 1; i >= 0; i-- {
		if p.cycles[i]--; p.cycles[i] > 0 {
			j := len(p.pool) - p.cycles[i]
			p.positions[i], p.positions[j] = p.positions[j], p.positions[i]
			return choose(m, p.pool, p.positions, p.size), nil
		}
		m.Spend((last - i) / 8)
		first := p.positions[i]
		copy(p.positions[i:], p.positions[i+1:])
		p.positions[last] = first
		p.cycles[i] = len(p.pool) - i
	}
	p.ended = true
	return nil, nil
}

// combinations gives every way to choose some of the items of a pool, with replacement any of them more than once.
type combinations struct {
	class       *vm.Type
	pool        []vm.Value
	positions   []int // nil before the first result
	size        int
	replacement bool
	ended       bool
}

func (c *combinations) Type() *vm.Type                    { return c.class }
func (c *combinations) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }
func (c *combinations) Next(m *vm.VM) (vm.Value, *vm.Error) {
	if c.ended {
		return nil, nil
	}
	if c.positions == nil {
		m.Charge(8 * c.size)
		c.positions = make([]int, c.size)
		for i := range c.positions {
			if !c.replacement {
				c.positions[i] = i
			}
		}
		return choose(m, c.pool, c.positions, c.size), nil
	}
	i := c.size - 1
	for ; i >= 0; i-- {
		highest := len(c.pool) - 1
		if !c.replacement {
			highest -= c.size - 1 - i
		}
		if c.positions[i] < highest {
			break
		}
	}
	if i < 0 {
		c.ended = true
		return nil, nil
	}
	c.positions[i]++
	for j := i + 1; j < c.size; j++ {
		c.positions[j] = c.positions[j-1]
		if !c.replacement {
			c.positions[j]++
		}
	}
	return choose(m, c.pool, c.positions, c.size), nil
}
