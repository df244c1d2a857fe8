package lib

import "gatherplay/gather/python/internal/vm"

// An lruCache is a function whose results are kept, those used last if there is a limit. The objects of its class are instances made
// of one, which have the attributes of the function that they wrap.
type lruCache struct {
	function     vm.Value
	typed        bool
	most         int // how many results are kept, or -1 for all
	info         vm.Value
	hits, misses int
	results      *vm.Dict  // *lruEntry
	newest       *lruEntry // of a circle in the order of use
}

// An lruEntry is a result that is kept.
type lruEntry struct {
	key, result  vm.Value
	older, newer *lruEntry
}

var (
	lruCacheType = vm.NewType("functools", "_lru_cache_wrapper")
	lruEntryType = vm.NewType("functools", "_lru_list_elem")
	keywordMark  = &vm.Instance{Class: vm.ObjectType} // stands between positional and keyword arguments in a key
)

// Type implements [vm.Value].
func (*lruCache) Type() *vm.Type { return lruCacheType }

// Type implements [vm.Value].
func (*lruEntry) Type() *vm.Type { return lruEntryType }

// References implements [vm.Referrer].
func (e *lruEntry) References(visit func(any)) {
	visit(e.key)
	visit(e.result)
}

// References implements [vm.Referrer].
func (c *lruCache) References(visit func(any)) {
	visit(c.function)
	visit(c.results)
}

// key makes what the result of a call is kept under. An int or a str that is the only argument is that itself.
func (c *lruCache) key(m *vm.VM, args []vm.Value, names []string) vm.Value {
	if len(args) == 1 && len(names) == 0 && !c.typed {
		switch args[0].(type) {
		case *vm.Int, *vm.Str:
			return args[0]
		}
	}
	positional := len(args) - len(names)
	m.Charge(32 * len(args))
	key := append(make([]vm.Value, 0, len(args)+1), args[:positional]...)
	if len(names) > 0 {
		key = append(key, keywordMark)
		for i, name := range names {
			key = append(key, str(name), args[positional+i])
		}
	}
	if c.typed {
		for _, arg := range args {
			key = append(key, arg.Type())
		}
	}
	return vm.NewTuple(key...)
}

// unlink takes an entry out of the circle, link makes it the newest.
func (c *lruCache) unlink(e *lruEntry) {
	e.older.newer, e.newer.older = e.newer, e.older
	if c.newest == e {
		c.newest = e.older
	}
	if e.older == e {
		c.newest = nil
	}
}

func (c *lruCache) link(e *lruEntry) {
	if c.newest == nil {
		e.older, e.newer = e, e
	} else {
		e.older, e.newer = c.newest, c.newest.newer
		e.older.newer, e.newer.older = e, e
	}
	c.newest = e
}

// find returns the entry of a key, or nil. If the key can't be hashed, the error names the argument that can't.
func (c *lruCache) find(m *vm.VM, key vm.Value) (*lruEntry, *vm.Error) {
	found, err := c.results.Get(m, key)
	if err != nil {
		if _, plain := m.Hash(key); plain != nil {
			err = plain
		}
		return nil, err
	}
	e, _ := found.(*lruEntry)
	return e, nil
}

// Call implements [vm.Callable].
func (c *lruCache) Call(m *vm.VM, args []vm.Value, names []string) (vm.Value, *vm.Error) {
	if err := m.Enter(); err != nil {
		return nil, err
	}
	defer m.Leave()
	if c.most == 0 {
		c.misses++
		return m.CallWith(c.function, args, names)
	}
	key := c.key(m, args, names)
	e, err := c.find(m, key)
	if err != nil {
		return nil, err
	}
	if e != nil {
		c.hits++
		if c.most > 0 {
			c.unlink(e)
			c.link(e)
		}
		return e.result, nil
	}
	c.misses++
	result, err := m.CallWith(c.function, args, names)
	if err != nil {
		return nil, err
	}
	m.Charge(96)
	e = &lruEntry{key: key, result: result}
	if c.most < 0 {
		return result, c.results.Set(m, key, e)
	}
	if known, err := c.find(m, key); known != nil || err != nil { // the call has already kept it
		return result, err
	}
	if c.results.Len() >= c.most {
		oldest := c.newest.newer
		c.unlink(oldest)
		if _, err := c.results.Delete(m, oldest.key); err != nil {
			return nil, err
		}
	}
	if err := c.results.Set(m, key, e); err != nil {
		return nil, err
	}
	c.link(e)
	return result, nil
}

func (c *lruCache) clear() {
	c.hits, c.misses, c.newest = 0, 0, nil
	c.results = vm.NewDict()
}

func installLRUCache() {
	t := lruCacheType
	b := &vm.Builtin{Name: "_lru_cache_wrapper", Qualname: t.Name, Module: t.Module, Signature: "user_function, maxsize, typed, cache_info_type"}
	t.New = func(m *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		bound, err := b.Bind(m, args, names)
		if err != nil {
			return nil, err
		}
		c := &lruCache{function: bound[0], info: bound[3], most: -1}
		if c.typed, err = m.Truth(bound[2]); err != nil {
			return nil, err
		}
		if bound[1] != vm.None {
			if c.most, err = m.AsIndex(bound[1]); err != nil {
				return nil, err
			}
			c.most = max(c.most, 0)
		}
		c.clear()
		return &vm.Instance{Class: class, Base: c}, nil
	}
	on := func(name, signature string, run func(m *vm.VM, c *lruCache, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("__call__", "self, /, *args, **kwargs", func(m *vm.VM, c *lruCache, args []vm.Value) (vm.Value, *vm.Error) {
		given, names := vm.Arguments(args[1], args[2])
		return c.Call(m, given, names)
	})
	on("cache_info", "self, /", func(m *vm.VM, c *lruCache, _ []vm.Value) (vm.Value, *vm.Error) {
		most := vm.Value(vm.None)
		if c.most >= 0 {
			most = integer(c.most)
		}
		return m.Call(c.info, integer(c.hits), integer(c.misses), most, integer(c.results.Len()))
	})
	on("cache_clear", "self, /", func(_ *vm.VM, c *lruCache, _ []vm.Value) (vm.Value, *vm.Error) {
		c.clear()
		return vm.None, nil
	})
	same := func(_ *vm.VM, _ *lruCache, args []vm.Value) (vm.Value, *vm.Error) { return args[0], nil }
	on("__copy__", "self, /", same)
	on("__deepcopy__", "self, memo, /", same)
	on("__reduce__", "self, /", func(m *vm.VM, _ *lruCache, args []vm.Value) (vm.Value, *vm.Error) {
		return m.GetAttr(args[0], "__qualname__")
	})
	bindLikeFunction(t)
}
